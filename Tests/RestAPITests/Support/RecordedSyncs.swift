import RestAPI
import Synchronization

/// Actions that note what was asked for, and fail when a test wants it.
final class RecordedSyncs: APIActions, Sendable {
  private let state = Mutex<(calls: [String], failure: (any Error)?)>(([], nil))

  var calls: [String] { state.withLock { $0.calls } }
  func fail(with error: any Error) { state.withLock { $0.failure = error } }

  func startSync(channel: String, actor: String) async throws {
    try state.withLock { state in
      state.calls.append("\(channel) \(actor)")
      if let failure = state.failure { throw failure }
    }
  }
}
