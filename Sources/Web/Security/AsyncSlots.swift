/// Lets only so many callers in at once; a bounded number of others waits without holding a thread.
actor AsyncSlots {
  /// There is no place to wait either.
  struct Full: Error {}

  private var free: Int
  private let mostWaiting: Int
  private var waiting: [(id: UInt64, continuation: CheckedContinuation<Void, any Error>)] = []
  private var nextID: UInt64 = 0

  init(_ count: Int, mostWaiting: Int) {
    free = count
    self.mostWaiting = mostWaiting
  }

  /// - Throws: `Full`, `CancellationError` for who gives up waiting, and what the body throws.
  func with<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
    try await enter()
    defer { leave() }
    return try await body()
  }

  var waitingCount: Int { waiting.count }
  var freeCount: Int { free }

  private func enter() async throws {
    try Task.checkCancellation()
    if free > 0 {
      free -= 1
      return
    }
    guard waiting.count < mostWaiting else { throw Full() }
    let id = nextID
    nextID += 1
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation {
        (continuation: CheckedContinuation<Void, any Error>) in
        // The cancellation may have come before there was anything to take out.
        if Task.isCancelled {
          continuation.resume(throwing: CancellationError())
        } else {
          waiting.append((id, continuation))
        }
      }
    } onCancel: {
      Task { await self.giveUp(id) }
    }
  }

  private func giveUp(_ id: UInt64) {
    guard let place = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: place).continuation.resume(throwing: CancellationError())
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().continuation.resume() }
  }
}
