import Outbound
import Testing

struct RetryAfterTests {
  @Test(arguments: [("0", 0), ("120", 120), (" 7\t", 7), ("007", 7)])
  func `seconds are read`(text: String, seconds: Int) {
    #expect(RetryAfter.wait(["Retry-After": text]) == .seconds(seconds))
  }

  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
  ])
  func `a date in any of the three forms counts from the reply's own date`(text: String) {
    let headers: OutboundHeaders = [
      "Date": "Sun, 06 Nov 1994 08:48:07 GMT", "retry-after": text,
    ]
    #expect(RetryAfter.wait(headers) == .seconds(90))
  }

  @Test func `a date that has passed asks for no wait`() {
    let headers: OutboundHeaders = [
      "Date": "Mon, 23 Nov 2026 10:00:00 GMT", "Retry-After": "Mon, 23 Nov 2026 09:00:00 GMT",
    ]
    #expect(RetryAfter.wait(headers) == .zero)
  }

  @Test func `a date without the reply's own date is ignored`() {
    #expect(RetryAfter.wait(["Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT"]) == nil)
  }

  @Test(arguments: [
    "", " ", "-1", "1.5", "soon", "１２", "Sun, 31 Feb 2027 08:49:37 GMT",
    "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC",
    "Sun, 06 Now 1994 08:49:37 GMT",
    "06 Nov 1994", "Sun, 6 Nov 19940 08:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT",
  ])
  func `anything else is ignored`(text: String) {
    let headers: OutboundHeaders = ["Date": "Sun, 06 Nov 1994 08:48:07 GMT", "Retry-After": text]
    #expect(RetryAfter.wait(headers) == nil)
  }

  @Test func `an absurdly long wait stays a long wait`() throws {
    let wait = try #require(RetryAfter.wait(["Retry-After": "99999999999999999999999999"]))
    #expect(wait > .seconds(86_400 * 365))
  }
}
