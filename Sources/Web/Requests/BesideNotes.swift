import Synchronization

/// Writes small notes, such as when somebody was seen, beside the answer: no request waits for one or
/// fails with it. While one is being written no other begins, so what a busy database leaves behind is
/// bounded.
public final class BesideNotes: Sendable {
  private let isBusy = Mutex(false)

  public init() {}

  /// True while a note is on its way.
  public var isWriting: Bool { isBusy.withLock { $0 } }

  /// Begins to write, unless a note is on its way: then this one is left to the next request.
  public func write(_ note: @escaping @Sendable () async -> Void) {
    let mayBegin = isBusy.withLock { isBusy in
      defer { isBusy = true }
      return !isBusy
    }
    guard mayBegin else { return }
    Task {
      await note()
      isBusy.withLock { $0 = false }
    }
  }
}
