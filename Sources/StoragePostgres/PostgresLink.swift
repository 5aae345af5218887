import CLibPQ
import NIOPosix
import Storage
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One connection to the server and the thread that it lives on.
///
/// Unchecked, because libpq wants a connection used by one thread at a time, which the one-thread
/// pool sees to; only the cancel object, which libpq allows everywhere, is used from another.
final class PostgresLink: @unchecked Sendable {
  enum Mode: Sendable {
    case read
    case write(WriteIsolation)
  }

  /// The connection had broken while it was idle: nothing of the transaction has happened.
  struct NotBegun: Error {
    var reason: StorageError
  }

  private let thread: NIOThreadPool
  private let connection: OpaquePointer
  private let cancelObject: OpaquePointer?
  private let texts = StatementCache()
  private let limits: PostgresLimits
  private let wasCancelled = Mutex(false)

  /// - Parameter address: a `postgres://` URL; libpq reads its options, TLS among them.
  /// - Throws: `StorageError` of kind `connectionLost` with what libpq says.
  static func open(_ address: String, _ limits: PostgresLimits) async throws -> PostgresLink {
    let thread = NIOThreadPool(numberOfThreads: 1)
    thread.start()
    do {
      return try await thread.runIfActive {
        try PostgresLink(address: address, limits: limits, thread: thread)
      }
    } catch {
      try? await thread.shutdownGracefully()
      throw error
    }
  }

  private init(address: String, limits: PostgresLimits, thread: NIOThreadPool) throws {
    let words = [
      "dbname": address, "client_encoding": "UTF8", "fallback_application_name": "tezgah",
      "connect_timeout": String(limits.connectSeconds),
      // A server that is gone without a word is noticed in half a minute.
      "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "4",
    ]
    guard let connection = Self.connect(words) else {
      throw StorageError(.connectionLost, message: "out of memory")
    }
    guard PQstatus(connection) == CONNECTION_OK else {
      defer { PQfinish(connection) }
      throw StorageError(.connectionLost, message: StorageError.firstLine(of: connection))
    }
    // Notices say what the server did on its own; nobody reads them on our stderr.
    PQsetNoticeProcessor(connection, { _, _ in }, nil)
    self.thread = thread
    self.connection = connection
    self.limits = limits
    cancelObject = PQgetCancel(connection)
  }

  private static func connect(_ words: [String: String]) -> OpaquePointer? {
    // The URL first: what follows must not be overridden by it, except the fallbacks.
    let ordered = words.sorted { $0.key == "dbname" && $1.key != "dbname" }
    var keywords = ordered.map { UnsafePointer(strdup($0.key)) } + [nil]
    var values = ordered.map { UnsafePointer(strdup($0.value)) } + [nil]
    defer {
      for text in keywords + values { free(UnsafeMutablePointer(mutating: text)) }
    }
    return PQconnectdbParams(&keywords, &values, 1)
  }

  /// False when the connection must not be lent again: it broke, or a cancel request may still be
  /// on its way to it.
  var isGood: Bool { !wasCancelled.withLock { $0 } && PQstatus(connection) == CONNECTION_OK }

  /// Runs the closure in one transaction.
  /// - Throws: what the closure throws, `StorageError`, or `CancellationError` when the task was
  ///   cancelled: then the statement is stopped on the server.
  func transaction<T: Sendable>(
    _ mode: Mode, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await withTaskCancellationHandler {
      try await thread.runIfActive { try self.runTransaction(mode, body) }
    } onCancel: {
      cancel()
    }
  }

  private func runTransaction<T>(
    _ mode: Mode, _ body: (any SQLConnection) throws -> T
  ) throws -> T {
    let lent = PostgresConnection(link: connection, texts: texts)
    do {
      try lent.executeScript(opening(mode))
    } catch let error as StorageError where error.kind == .connectionLost {
      throw NotBegun(reason: error)
    }
    let value: T
    do {
      value = try body(lent)
      try commit()
    } catch {
      PQclear(PQexec(connection, "ROLLBACK"))
      if wasCancelled.withLock({ $0 }) { throw CancellationError() }
      throw error
    }
    return value
  }

  /// Limits are set for the transaction alone, so that nothing is left on a server connection that
  /// PgBouncer shares.
  private func opening(_ mode: Mode) -> String {
    let kind =
      switch mode {
      case .read: "ISOLATION LEVEL REPEATABLE READ READ ONLY"
      case .write(.serializable): "ISOLATION LEVEL SERIALIZABLE"
      case .write(.readCommitted): "ISOLATION LEVEL READ COMMITTED"
      }
    return """
      BEGIN \(kind); SET LOCAL statement_timeout = \(limits.statementTimeout.wholeMilliseconds); \
      SET LOCAL idle_in_transaction_session_timeout = \
      \(limits.idleTransactionTimeout.wholeMilliseconds)
      """
  }

  /// A transaction that failed half-way answers COMMIT with ROLLBACK and no error.
  private func commit() throws {
    let result = PQexec(connection, "COMMIT")
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK else {
      throw StorageError(result: result, connection: connection)
    }
    guard String(cString: PQcmdStatus(result)) == "COMMIT" else {
      throw StorageError(
        .other, code: "25P02", message: "the transaction had failed before its end")
    }
  }

  /// Asks the server to stop what runs here. The request travels on a connection of its own and may
  /// arrive late, so this link is not used again.
  private func cancel() {
    wasCancelled.withLock { $0 = true }
    NIOThreadPool.singleton.submit { _ in
      var reason = [CChar](repeating: 0, count: 256)
      PQcancel(self.cancelObject, &reason, Int32(reason.count))
    }
  }

  /// - Returns: true when the server answers.
  func answers() async -> Bool {
    let answers = try? await thread.runIfActive {
      let result = PQexec(self.connection, "SELECT 1")
      defer { PQclear(result) }
      return PQresultStatus(result) == PGRES_TUPLES_OK
    }
    return answers ?? false
  }

  func close() async {
    try? await thread.shutdownGracefully()
  }

  deinit {
    PQfreeCancel(cancelObject)
    PQfinish(connection)
  }
}
