/// Why a document was refused, and where.
///
/// Carries no document text beyond an element name, so it may be logged as it is.
public struct XMLError: Error, Sendable, Equatable {
  /// The kind of refusal. Callers decide on this, never on `detail`.
  public enum Code: String, Sendable, Equatable, CaseIterable {
    /// The declaration names an encoding we do not read.
    case unsupportedEncoding
    /// A document type declaration, which is where entity attacks live.
    case doctypeRefused
    /// Larger than `XMLLimits.maxBytes`.
    case tooLarge
    /// Deeper than `XMLLimits.maxDepth`.
    case tooDeep
    /// One text longer than `XMLLimits.maxTextBytes`.
    case textTooLong
    /// More attributes on one element than `XMLLimits.maxAttributes`.
    case tooManyAttributes
    /// A name longer than `XMLLimits.maxNameBytes`.
    case nameTooLong
    /// Not well-formed XML 1.0.
    case malformed
    /// The document ends before it is complete.
    case truncated
    /// An element stands where only text, or another element, may stand.
    case unexpectedElement
    /// An element the caller needs is absent. Raised by callers, not by the reader.
    case missingElement
    /// Text that does not read as the wanted value. Raised by callers, not by the reader.
    case badValue
    /// A reader call that its current event does not allow, such as `text()` without a start.
    case misuse
  }

  /// The kind of refusal.
  public let code: Code
  /// Byte offset in the document as read (for a transcoded document: in its UTF-8 form).
  public let offset: Int
  /// What was wrong, in words; at most an element name of the document.
  public let detail: String

  /// An error of a caller's own, such as a missing element.
  public init(_ code: Code, offset: Int, _ detail: String) {
    self.code = code
    self.offset = offset
    self.detail = detail
  }
}

extension XMLError: CustomStringConvertible {
  /// For example `XML truncated at byte 812: the document ends inside "Adres"`.
  public var description: String { "XML \(code.rawValue) at byte \(offset): \(detail)" }
}
