import Testing

@testable import Web

/// Submitted forms, cut on bytes and checked.
struct FormDataTests {
  private func parsed(_ text: String) -> FormData? { FormData(Array(text.utf8)) }

  @Test func `plus and percent become what was typed`() throws {
    let form = try #require(parsed("q=Ay%C5%9Fe+Y%C4%B1lmaz&city=%C4%B0zmir&sign=a%3Db%26c"))
    #expect(form["q"] == "Ayşe Yılmaz")
    #expect(form["city"] == "İzmir")
    #expect(form["sign"] == "a=b&c")
  }

  @Test func `a field without a value is empty and a missing one is nil`() throws {
    let form = try #require(parsed("a=&b"))
    #expect(form["a"] == "")
    #expect(form["b"] == "")
    #expect(form["c"] == nil)
  }

  @Test(arguments: ["a=%FF", "a=%C3", "a=%ED%A0%80", "%C0%80=1"])
  func `bytes that are not UTF-8 are refused`(text: String) {
    #expect(parsed(text) == nil)
  }

  @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%4g"])
  func `a broken escape is refused`(text: String) {
    #expect(parsed(text) == nil)
  }

  @Test func `a form has at most a thousand fields`() {
    let fields = { (count: Int) in (0..<count).map { "f\($0)=1" }.joined(separator: "&") }
    #expect(parsed(fields(1000)) != nil)
    #expect(parsed(fields(1001)) == nil)
  }

  @Test func `fields of a group come without their prefix`() throws {
    let form = try #require(parsed("set-page-size=50&set-base-url=x&name=n"))
    #expect(form.fields(withPrefix: "set-") == ["page-size": "50", "base-url": "x"])
  }
}
