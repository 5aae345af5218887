import Basics
import Storage
import TestKit
import Testing
import Work

/// The pace of an account, whichever node asks.
struct AccountPaceTests {
  private func reserve(
    _ queue: TestQueue, _ account: String = "shop", interval: Int64 = 20_000, burst: Int64 = 1,
    at milliseconds: Int64 = 0
  ) async throws -> Int64 {
    let now = Timestamp(milliseconds: TestQueue.start.milliseconds + milliseconds)
    return try await queue.database.write(.readCommitted) {
      try AccountPace.reserve(account, interval: interval, burst: burst, now: now, in: $0)
    }
  }

  @Test func `where nodes share a server its clock counts, else the process's own`() async throws {
    try await TestQueue.with { queue in
      let long = Timestamp(seconds: 0)
      let now = try await queue.database.read { try AccountPace.now(long, in: $0) }
      #expect((now == long) == (queue.database.dialect.engine == .sqlite))
    }
  }

  @Test func `accounts do not wait for each other`() async throws {
    try await TestQueue.with { queue in
      let waits = [try await reserve(queue, "a"), try await reserve(queue, "b")]
      #expect(waits == [0, 0])
    }
  }

  @Test func `an account without a limit starts always`() async throws {
    try await TestQueue.with { queue in
      let waits = [
        try await reserve(queue, interval: 0), try await reserve(queue, interval: 0),
      ]
      #expect(waits == [0, 0])
    }
  }

  @Test func `each start lies an interval after the one before`() async throws {
    try await TestQueue.with { queue in
      var waits: [Int64] = []
      for _ in 0..<3 { waits.append(try await reserve(queue)) }
      #expect(waits == [0, 20_000, 40_000])
    }
  }

  @Test func `the wait grows shorter as time goes by`() async throws {
    try await TestQueue.with { queue in
      let waits = [
        try await reserve(queue, interval: 2000), try await reserve(queue, interval: 2000, at: 500),
        try await reserve(queue, interval: 2000, at: 9000),
        try await reserve(queue, interval: 2000, at: 9001),
      ]
      #expect(waits == [0, 1500, 0, 1999])
    }
  }

  @Test func `of many that ask at once each gets a start of its own`() async throws {
    try await TestQueue.with { queue in
      let waits = try await withThrowingTaskGroup(of: Int64.self) { group in
        for _ in 0..<16 { group.addTask { try await reserve(queue, interval: 60_000) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(waits.sorted() == (0..<16).map { $0 * 60_000 })
    }
  }

  @Test func `a burst starts at once, and then one each interval`() async throws {
    try await TestQueue.with { queue in
      var waits: [Int64] = []
      for _ in 0..<5 { waits.append(try await reserve(queue, burst: 3)) }
      #expect(waits == [0, 0, 0, 20_000, 40_000])
    }
  }

  @Test func `a burst is saved up by a rest and not beyond it`() async throws {
    try await TestQueue.with { queue in
      _ = try await reserve(queue, burst: 2)
      var waits: [Int64] = []
      for _ in 0..<3 { waits.append(try await reserve(queue, burst: 2, at: 900_000)) }
      #expect(waits == [0, 0, 20_000])
    }
  }

  @Test func `a pause holds for all, and a shorter one does not cut it`() async throws {
    try await TestQueue.with { queue in
      let now = queue.at(0)
      try await queue.database.write {
        try AccountPace.pause("shop", milliseconds: 30_000, now: now, in: $0)
        try AccountPace.pause("shop", milliseconds: 5_000, now: now, in: $0)
      }
      let waits = [try await reserve(queue), try await reserve(queue)]
      #expect(waits == [30_000, 50_000])
    }
  }

  @Test func `a clock that was ahead and went back does not stop an account`() async throws {
    try await TestQueue.with { queue in
      _ = try await reserve(queue, at: 100_000_000)
      let right = try await reserve(queue)
      #expect(right == 0)
    }
  }

  @Test func `a pause of a clock that was ahead ends too`() async throws {
    try await TestQueue.with { queue in
      let ahead = queue.at(100_000)
      try await queue.database.write {
        try AccountPace.pause("shop", milliseconds: 30_000, now: ahead, in: $0)
      }
      let right = try await reserve(queue)
      #expect(right == 0)
    }
  }
}
