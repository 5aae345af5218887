/// How much one process asks of the server, and how long it waits.
public struct PostgresLimits: Sendable {
  /// Connections of this process. The sum over all processes must stay below the server's
  /// `max_connections` (100 by default).
  public var connections = 8
  /// How long a caller waits for a free connection.
  public var leaseTimeout = Duration.seconds(30)
  /// How long one attempt to connect may take, in whole seconds.
  public var connectSeconds = 10
  /// A statement that runs longer is ended by the server.
  public var statementTimeout = Duration.seconds(120)
  /// A transaction that does nothing for so long is ended by the server, so that a process that
  /// hangs gives its locks back.
  public var idleTransactionTimeout = Duration.seconds(60)
  /// A connection that was idle for longer is asked whether it lives before it is lent.
  public var idleBeforeCheck = Duration.seconds(30)
  /// Attempts at a transaction that collides with another.
  public var attempts = 10

  public init() {}
}

extension Duration {
  var wholeMilliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
