import Basics

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

extension StorageError {
  /// True when the engine refused what was written and not the writing itself: other rows may be taken.
  public var isOfTheRows: Bool {
    switch kind {
    case .uniqueViolation, .foreignKeyViolation, .notNullViolation, .checkViolation, .syntax,
      .other:
      true
    case .busy, .readOnly, .diskFull, .corrupt, .connectionLost, .cancelled, .tooNew: false
    }
  }

  /// What the engine said, in a bounded text for a journal that people read, with the code to look up.
  public var reason: String {
    // PostgreSQL quotes the value itself when it is none of its type (SQLSTATE class 22).
    let words = code.hasPrefix("22") ? message.prefix { $0 != ":" } : message[...]
    return String(words).cut(toBytes: 300, mark: "…") + (code.isEmpty ? "" : " (\(code))")
  }
}

extension StorageError: CustomStringConvertible {
  public var description: String { "\(kind.rawValue) \(code): \(message)" }
}
