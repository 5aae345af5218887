/// What stays the same while one document is read.
struct XMLRules {
  let limits: XMLLimits
  let traits: DocumentTraits
}

/// The bytes of a document, and everything that can be said about them without knowing where a
/// reader stands: names, attributes, references, comments, texts.
///
/// Apart from `XMLReader`, because a value of three words is handed over in registers, while the
/// reader would be copied through memory at each of these calls.
@usableFromInline
struct XMLSource {
  @usableFromInline let base: UnsafePointer<UInt8>
  /// Number of bytes.
  @usableFromInline let end: Int
  /// Valid as long as the reader.
  private let rules: UnsafePointer<XMLRules>

  init(base: UnsafePointer<UInt8>, end: Int, rules: UnsafePointer<XMLRules>) {
    self.base = base
    self.end = end
    self.rules = rules
  }

  var limits: XMLLimits { rules.pointee.limits }
  var traits: DocumentTraits { rules.pointee.traits }

  // Errors are made out of line, so that the code that finds them stays small.

  @inline(never)
  func error(_ code: XMLError.Code, at offset: Int, _ detail: String) -> XMLError {
    XMLError(code, offset: offset, detail)
  }

  @inline(never)
  func truncated() -> XMLError {
    XMLError(.truncated, offset: end, "the document ends before it is complete")
  }
}
