import NIOCore
import Testing

@testable import Outbound

struct ExchangeProgressTests {
  let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
  let timeouts = OutboundTimeouts(
    connect: .seconds(15), read: .seconds(120), total: .seconds(300))

  @Test func `before the request left, the connect limit counts from the start`() {
    var progress = ExchangeProgress(began: start, timeouts: timeouts)
    progress.noteActivity(at: start + .seconds(10))
    #expect(progress.limit.moment == start + .seconds(15))
    #expect(progress.limit.phase == .connect)
    #expect(progress.sentAfter == nil)
  }

  @Test func `after the request left, every byte starts the silence anew`() {
    var progress = ExchangeProgress(began: start, timeouts: timeouts)
    progress.headSent(at: start + .seconds(1))
    #expect(progress.limit.moment == start + .seconds(121))
    progress.noteActivity(at: start + .seconds(100))
    #expect(progress.limit.moment == start + .seconds(220))
    #expect(progress.limit.phase == .read)
    #expect(progress.sentAfter == .seconds(1))
  }

  @Test func `no activity moves the total limit`() {
    var progress = ExchangeProgress(began: start, timeouts: timeouts)
    progress.headSent(at: start + .seconds(1))
    progress.noteActivity(at: start + .seconds(299))
    #expect(progress.limit.moment == start + .seconds(300))
    #expect(progress.limit.phase == .total)
  }
}
