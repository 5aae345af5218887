import CLibPQ
import NIOPosix
import Synchronization

/// Asks the server to stop what runs on a connection.
///
/// Unchecked: libpq lets the object be used from any thread, beside its connection and behind its
/// end.
final class CancelRequest: @unchecked Sendable {
  private let object: OpaquePointer?
  private static let underWay = Mutex(0)
  private static let mostAtOnce = 16

  init(of connection: OpaquePointer) { object = PQgetCancel(connection) }

  deinit { PQfreeCancel(object) }

  /// The request travels on a connection of its own, and libpq waits for its end, which a server
  /// that vanished never brings: so each has a thread to itself. While many of them hang no further
  /// one is sent; the server's own limit ends the statement.
  func send() {
    let mayGo = Self.underWay.withLock { count in
      guard count < Self.mostAtOnce else { return false }
      count += 1
      return true
    }
    guard mayGo else { return }
    let thread = NIOThreadPool(numberOfThreads: 1)
    thread.start()
    thread.submit { _ in
      var reason = [CChar](repeating: 0, count: 256)
      PQcancel(self.object, &reason, Int32(reason.count))
      Self.underWay.withLock { $0 -= 1 }
      thread.shutdownGracefully { _ in }
    }
  }
}
