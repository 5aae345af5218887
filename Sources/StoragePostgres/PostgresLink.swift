import CLibPQ
import NIOPosix
import Storage

/// One connection to the server and the thread that it lives on.
///
/// Unchecked, because libpq wants a connection used by one thread at a time, which the one-thread
/// pool sees to; only a cancel request, which libpq allows everywhere, is made from another.
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
  private let exchange: Exchange
  private let texts = StatementCache()
  private let limits: PostgresLimits

  /// - Parameters:
  ///   - address: a `postgres://` URL; libpq reads its options, TLS among them.
  ///   - limit: for the whole attempt.
  /// - Throws: `StorageError` of kind `connectionLost` with what libpq says.
  static func open(
    _ address: String, _ limits: PostgresLimits, within limit: Duration
  ) async throws -> PostgresLink {
    guard limit > .zero else { throw StorageError.noneFree }
    let seconds = min(limits.connectSeconds, max(2, Int(limit.components.seconds)))
    let thread = NIOThreadPool(numberOfThreads: 1)
    thread.start()
    do {
      return try await thread.runIfActive {
        try PostgresLink(
          address: LinkAddress(address, connectSeconds: seconds), limits: limits, thread: thread)
      }
    } catch {
      try? await thread.shutdownGracefully()
      throw error
    }
  }

  private init(address: LinkAddress, limits: PostgresLimits, thread: NIOThreadPool) throws {
    guard let connection = address.connect() else {
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
    exchange = Exchange(connection: connection, limits: limits)
  }

  /// False when the connection must not be lent again: it broke, a transaction hangs on it, or a
  /// cancel request may still be on its way to it.
  var isGood: Bool {
    !exchange.isCancelled && !hasVanished && PQstatus(connection) == CONNECTION_OK
      && PQtransactionStatus(connection) == PQTRANS_IDLE
  }

  /// True when the server stopped answering without ending the connection.
  var hasVanished: Bool { exchange.hasVanished }

  /// Runs the closure in one transaction.
  /// - Throws: what the closure throws, `StorageError`, or `CancellationError` when the task was
  ///   cancelled: then the statement is stopped on the server.
  func transaction<T: Sendable>(
    _ mode: Mode, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T {
    try await withTaskCancellationHandler {
      try await thread.runIfActive { try self.runTransaction(mode, body) }
    } onCancel: {
      exchange.cancel()
    }
  }

  private func runTransaction<T>(
    _ mode: Mode, _ body: (any SQLConnection) throws -> T
  ) throws -> T {
    do {
      try begin(mode)
      let value = try body(PostgresConnection(exchange: exchange, on: connection, texts: texts))
      try commit()
      return value
    } catch {
      rollBack()
      if exchange.isCancelled { throw CancellationError() }
      throw error
    }
  }

  private func begin(_ mode: Mode) throws {
    do {
      // Behind PgBouncer this waits for a connection to the server, as a lease does before it.
      try run(opening(mode), within: limits.leaseTimeout)
      if case .write(.inTurn) = mode { try run(Self.turn, within: exchange.statementLimit) }
    } catch let error as StorageError where error.kind == .connectionLost && !hasVanished {
      throw NotBegun(reason: error)
    }
  }

  /// Limits are set for the transaction alone, so that nothing is left on a server connection that
  /// PgBouncer shares; the forms of bytes and reals too, whatever the role prefers.
  private func opening(_ mode: Mode) -> String {
    let kind =
      switch mode {
      case .read: "ISOLATION LEVEL REPEATABLE READ READ ONLY"
      case .write(.serializable), .write(.inTurn): "ISOLATION LEVEL SERIALIZABLE"
      case .write(.readCommitted): "ISOLATION LEVEL READ COMMITTED"
      }
    return """
      BEGIN \(kind); SET LOCAL statement_timeout = \(limits.statementTimeout.wholeMilliseconds); \
      SET LOCAL idle_in_transaction_session_timeout = \
      \(limits.idleTransactionTimeout.wholeMilliseconds); \
      SET LOCAL bytea_output = hex; SET LOCAL extra_float_digits = 1
      """
  }

  /// Waits behind others that do the same. A lock takes no snapshot: what is read afterwards is as the
  /// one before left it (PostgreSQL 15, LOCK).
  private static let turn = "LOCK TABLE write_turns IN EXCLUSIVE MODE"

  /// A transaction that failed half-way answers COMMIT with ROLLBACK and no error.
  private func commit() throws {
    let done = try run("COMMIT", within: exchange.statementLimit)
    guard done == "COMMIT" else {
      throw StorageError(
        .other, code: "25P02", message: "the transaction had failed before its end")
    }
  }

  /// Where there is a transaction to roll back, and somebody to tell. A cancelled one ends with its
  /// connection.
  private func rollBack() {
    guard !exchange.isCancelled else { return }
    switch PQtransactionStatus(connection) {
    case PQTRANS_INTRANS, PQTRANS_INERROR:
      _ = try? run("ROLLBACK", within: limits.answerTimeout)
    default: return
    }
  }

  /// - Returns: what the server says that it did.
  @discardableResult
  private func run(_ sql: String, within limit: Duration) throws -> String {
    let result = try exchange.script(sql, within: limit)
    defer { PQclear(result) }
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return String(cString: PQcmdStatus(result))
    default: throw StorageError(result: result, connection: connection)
    }
  }

  /// - Returns: true when the server answers in time.
  func answers(within limit: Duration) async -> Bool {
    let limit = min(limit, limits.answerTimeout)
    let answer = try? await thread.runIfActive { try self.run("SELECT 1", within: limit) }
    return answer != nil
  }

  func close() async {
    try? await thread.shutdownGracefully()
  }

  deinit { PQfinish(connection) }
}
