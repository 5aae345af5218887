import Testing

@testable import StoragePostgres

struct PoolStateTests {
  private typealias Pool = PoolState<String, Int>

  private func leased(_ lease: Pool.Lease) -> String? {
    if case .use(let link, _) = lease { link } else { nil }
  }

  private func opens(_ lease: Pool.Lease) -> Bool { if case .open = lease { true } else { false } }
  private func waits(_ lease: Pool.Lease) -> Bool { if case .wait = lease { true } else { false } }

  private func receiver(_ release: Pool.Release) -> Int? {
    if case .hand(let waiter) = release { waiter } else { nil }
  }

  @Test func `connections are made up to the size and then waited for`() {
    var pool = Pool(size: 2)
    let (first, second, third) = (pool.lease(1), pool.lease(2), pool.lease(3))
    #expect(opens(first) && opens(second) && waits(third))
    #expect(pool.open == 2 && pool.waiters == [3])
  }

  @Test func `who waits longest gets the connection that comes back`() {
    var pool = Pool(size: 1)
    _ = pool.lease(1)
    _ = pool.lease(2)
    _ = pool.lease(3)
    let receivers = (0..<3).map { _ in receiver(pool.released("a", at: 0)) }
    #expect(receivers == [2, 3, nil])
    let next = leased(pool.lease(4))
    #expect(next == "a")
  }

  @Test func `the connection used last is lent first`() {
    var pool = Pool(size: 2)
    _ = pool.lease(1)
    _ = pool.lease(2)
    _ = pool.released("a", at: 1)
    _ = pool.released("b", at: 2)
    let next = leased(pool.lease(3))
    #expect(next == "b")
  }

  @Test func `the place of a lost connection goes to the next in line`() {
    var pool = Pool(size: 1)
    _ = pool.lease(1)
    _ = pool.lease(2)
    let first = pool.lost()
    #expect(first == 2 && pool.open == 1)
    let second = pool.lost()
    #expect(second == nil && pool.open == 0)
    let lease = pool.lease(3)
    #expect(opens(lease))
  }

  @Test func `what has been idle for long is given out once, the rest stays`() {
    var pool = Pool(size: 3)
    for waiter in 1...3 { _ = pool.lease(waiter) }
    for (moment, link) in ["a", "b", "c"].enumerated() { _ = pool.released(link, at: moment) }
    let expired = (pool.expired(before: 2), pool.expired(before: 2))
    #expect(expired.0 == ["a", "b"] && expired.1 == [])
    #expect(pool.open == 1)
    let next = leased(pool.lease(4))
    #expect(next == "c")
  }

  @Test func `a waiter gives up once`() {
    var pool = Pool(size: 1)
    _ = pool.lease(1)
    _ = pool.lease(2)
    let answers = [pool.abandon(2), pool.abandon(2)]
    #expect(answers == [true, false])
    let receiver = receiver(pool.released("a", at: 0))
    #expect(receiver == nil)
  }

  @Test func `closing ends what is idle now and what is in use later`() {
    var pool = Pool(size: 2)
    _ = pool.lease(1)
    _ = pool.lease(2)
    _ = pool.released("a", at: 0)
    let ended = pool.close()
    #expect(ended.links == ["a"])
    if case .end = pool.released("b", at: 1) {} else { Issue.record("kept after closing") }
    #expect(pool.open == 0)
    if case .closed = pool.lease(3) {} else { Issue.record("lent after closing") }
  }

  @Test func `closing turns away who waits`() {
    var pool = Pool(size: 1)
    _ = pool.lease(1)
    _ = pool.lease(2)
    let ended = pool.close()
    #expect(ended.waiters == [2])
  }
}
