import Synchronization
import TestKit
import Testing

@testable import Web

private final class Flag: Sendable {
  private let state = Mutex(false)

  var isUp: Bool { state.withLock { $0 } }

  func raise() { state.withLock { $0 = true } }
}

/// Who gets in, who waits, and who is sent away.
struct AsyncSlotsTests {
  @Test func `who finds neither a slot nor a place to wait is sent away at once`() async throws {
    let slots = AsyncSlots(1, mostWaiting: 2)
    let isOver = Flag()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          try await slots.with { try await eventually("it is over") { isOver.isUp } }
        }
      }
      try await eventually("two wait") { await slots.waitingCount == 2 }
      await #expect(throws: AsyncSlots.Full.self) { try await slots.with {} }
      isOver.raise()
      try await group.waitForAll()
    }
    #expect(try await slots.with { 7 } == 7)
  }

  @Test func `who gives up waiting leaves the queue`() async throws {
    let slots = AsyncSlots(1, mostWaiting: 1)
    let isOver = Flag()
    let first = Task {
      try await slots.with { try await eventually("it is over") { isOver.isUp } }
    }
    try await eventually("the slot is taken") { await slots.freeCount == 0 }
    let second = Task { try await slots.with { Issue.record("was let in") } }
    try await eventually("one waits") { await slots.waitingCount == 1 }
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    #expect(await slots.waitingCount == 0)
    isOver.raise()
    try await first.value
    #expect(try await slots.with { 7 } == 7)
  }
}
