/// How much one process asks of the server, and how long it waits.
public struct PostgresLimits: Sendable {
  /// Connections of this process. The sum over all processes must stay below the server's
  /// `max_connections` (100 by default).
  public var connections = 8
  /// How long a caller waits for a connection: for a free one, for its check and for a new one
  /// together. A look-up of the server's name is not counted, as libpq has no limit for it.
  public var leaseTimeout = Duration.seconds(30)
  /// How long one attempt to connect may take, in whole seconds from 2; `connect_timeout` in the
  /// URL goes before it.
  public var connectSeconds = 10
  /// A statement that runs longer is ended by the server.
  public var statementTimeout = Duration.seconds(120)
  /// A transaction that does nothing for so long is ended by the server, so that a process that
  /// hangs gives its locks back.
  public var idleTransactionTimeout = Duration.seconds(60)
  /// How long the server may take to answer what costs it nothing, and how much later than its own
  /// limit it may answer the rest. One that does not has vanished.
  public var answerTimeout = Duration.seconds(10)
  /// A connection that was idle for longer is asked whether it lives before it is lent.
  public var idleBeforeCheck = Duration.seconds(30)
  /// A connection that was idle for longer is ended, so that a busy hour does not hold connections
  /// of the server for ever.
  public var idleLimit = Duration.seconds(300)
  /// Attempts at a transaction that collides with another. The pauses between them are some three
  /// seconds in all: eight workers on two busy cores need more than the half second of ten.
  public var attempts = 40

  public init() {}
}

extension Duration {
  var wholeMilliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
