/// Why a JSON document was refused, and where.
///
/// Carries no text of the document, so it may be logged as it is.
public struct JSONError: Error, Sendable, Equatable {
  /// The kind of refusal. Callers decide on this, never on `detail`.
  public enum Code: String, Sendable, Equatable, CaseIterable {
    /// Larger than `JSONLimits.maxBytes`.
    case tooLarge
    /// Deeper than `JSONLimits.maxDepth`.
    case tooDeep
    /// One string longer than `JSONLimits.maxStringBytes`.
    case stringTooLong
    /// One number longer than `JSONLimits.maxNumberBytes`.
    case numberTooLong
    /// Not JSON by RFC 8259.
    case malformed
    /// The document ends before it is complete.
    case truncated
    /// A `JSONFieldTable` met one of its names a second time in the same object.
    case duplicateMember
    /// An object or array stands where only a scalar may, or the other way round.
    case unexpectedValue
    /// A member that the caller needs is absent. Raised by callers, not by the reader.
    case missingMember
    /// A reader call that is not allowed where the reader stands, such as reading a value twice.
    case misuse
  }

  /// The kind of refusal.
  public let code: Code
  /// Byte offset in the document as read.
  public let offset: Int
  /// What was wrong, in words.
  public let detail: String

  /// An error of a caller's own, such as a missing member.
  public init(_ code: Code, offset: Int, _ detail: String) {
    self.code = code
    self.offset = offset
    self.detail = detail
  }
}

extension JSONError: CustomStringConvertible {
  /// For example `JSON truncated at byte 812: the document ends before it is complete`.
  public var description: String { "JSON \(code.rawValue) at byte \(offset): \(detail)" }
}
