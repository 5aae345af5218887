/// A failed statement, sorted by the engine's own code and never by its message. Values are not in
/// it, so it is safe to log.
public struct StorageError: Error, Sendable, Equatable {
  public enum Kind: String, Sendable {
    case uniqueViolation, foreignKeyViolation, notNullViolation, checkViolation
    /// The engine was busy past its time limit, or two transactions collided.
    case busy
    case readOnly, diskFull, corrupt, connectionLost, cancelled, syntax, tooNew, other
  }

  public var kind: Kind
  /// The engine's code: SQLite's extended result code or an SQLSTATE.
  public var code: String
  /// What the engine said; it may name tables and columns, not values.
  public var message: String

  public init(_ kind: Kind, code: String = "", message: String) {
    self.kind = kind
    self.code = code
    self.message = message
  }
}

extension StorageError: CustomStringConvertible {
  public var description: String { "\(kind.rawValue) \(code): \(message)" }
}
