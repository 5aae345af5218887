import Basics
import Storage
import TestKit
import Testing
import Work

/// The pace of an account, whichever node asks.
struct AccountPaceTests {
  private func reserve(
    _ queue: TestQueue, _ account: String = "shop", interval: Int64 = 2000, at milliseconds: Int64
  ) async throws -> AccountPace.Answer {
    let now = Timestamp(milliseconds: TestQueue.start.milliseconds + milliseconds)
    return try await queue.database.write {
      try AccountPace.reserve(account, interval: interval, now: now, in: $0)
    }
  }

  @Test func `accounts do not wait for each other`() async throws {
    try await TestQueue.with { queue in
      let answers = [
        try await reserve(queue, "a", at: 0), try await reserve(queue, "b", at: 0),
      ]
      #expect(answers == [.start, .start])
    }
  }

  @Test func `an account without a limit starts always`() async throws {
    try await TestQueue.with { queue in
      let answers = [
        try await reserve(queue, interval: 0, at: 0), try await reserve(queue, interval: 0, at: 0),
      ]
      #expect(answers == [.start, .start])
    }
  }

  @Test func `of many that ask at once one starts`() async throws {
    try await TestQueue.with { queue in
      let starts = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<16 {
          group.addTask { try await reserve(queue, interval: 60_000, at: 0) == .start ? 1 : 0 }
        }
        return try await group.reduce(0, +)
      }
      #expect(starts == 1)
    }
  }

  @Test func `the second waits for the rest of the interval and takes nothing`() async throws {
    guard case .sqlite = TestEngine.current else { return }
    try await TestQueue.with { queue in
      let answers = [
        try await reserve(queue, at: 0), try await reserve(queue, at: 500),
        try await reserve(queue, at: 1999), try await reserve(queue, at: 2000),
      ]
      #expect(answers == [.start, .wait(1500), .wait(1), .start])
    }
  }

  @Test func `a pause holds for all, and a shorter one does not cut it`() async throws {
    try await TestQueue.with { queue in
      let now = queue.at(0)
      try await queue.database.write {
        try AccountPace.pause("shop", milliseconds: 30_000, now: now, in: $0)
        try AccountPace.pause("shop", milliseconds: 5_000, now: now, in: $0)
      }
      guard case .wait(let time) = try await reserve(queue, at: 0) else {
        Issue.record("started during the pause")
        return
      }
      #expect(time > 25_000 && time <= 30_000)
    }
  }

  @Test func `a clock that was ahead and went back does not stop an account`() async throws {
    guard case .sqlite = TestEngine.current else { return }
    try await TestQueue.with { queue in
      let ahead = try await reserve(queue, at: 100_000_000)
      let right = try await reserve(queue, at: 0)
      #expect([ahead, right] == [.start, .start])
    }
  }
}
