extension XMLReader {
  /// Reads a document, or a fragment with one root element.
  ///
  /// Bytes may begin with a byte order mark (UTF-8, UTF-16) and an XML declaration; utf-8,
  /// us-ascii, windows-1254, iso-8859-9 and iso-8859-1 are read. A character that cannot be read
  /// is U+FFFD in texts and attributes' values, see `CharacterRepair`.
  /// - Parameter toEnd: After `body`, walk what it left unread, so that a truncated or malformed
  ///   rest is an error and never a short result. False only for a look at a document's head.
  /// - Throws: `XMLError`, or what `body` throws.
  public static func read<T>(
    _ bytes: [UInt8], limits: XMLLimits = XMLLimits(), toEnd: Bool = true,
    _ body: (inout XMLReader) throws -> T
  ) throws -> T {
    try bytes.withUnsafeBufferPointer {
      try readAnyEncoding($0, limits: limits, toEnd: toEnd, body)
    }
  }

  /// The same for a part of an array. Offsets count from the start of the slice.
  public static func read<T>(
    _ bytes: ArraySlice<UInt8>, limits: XMLLimits = XMLLimits(), toEnd: Bool = true,
    _ body: (inout XMLReader) throws -> T
  ) throws -> T {
    try bytes.withUnsafeBufferPointer {
      try readAnyEncoding($0, limits: limits, toEnd: toEnd, body)
    }
  }

  private static func readAnyEncoding<T>(
    _ bytes: UnsafeBufferPointer<UInt8>, limits: XMLLimits, toEnd: Bool,
    _ body: (inout XMLReader) throws -> T
  ) throws -> T {
    guard bytes.count <= limits.maxBytes else { throw tooLarge(limits) }
    let signature = XMLEncoding.signature(bytes)
    var encoding = signature?.0 ?? .utf8
    if signature == nil, let name = try XMLDeclaration.read(bytes, at: 0)?.encoding {
      guard let declared = XMLEncoding(declared: name) else {
        throw XMLError(.unsupportedEncoding, offset: 0, "an encoding that is not supported")
      }
      encoding = declared
    }
    let markBytes = signature?.markBytes ?? 0
    guard let transcoded = try encoding.transcoded(bytes, markBytes: markBytes) else {
      return try readUTF8(bytes, from: markBytes, limits: limits, toEnd: toEnd, body)
    }
    guard transcoded.count <= limits.maxBytes else { throw tooLarge(limits) }
    return try transcoded.withUnsafeBufferPointer {
      try readUTF8($0, from: 0, limits: limits, toEnd: toEnd, body)
    }
  }

  private static func readUTF8<T>(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, limits: XMLLimits, toEnd: Bool,
    _ body: (inout XMLReader) throws -> T
  ) throws -> T {
    guard let base = bytes.baseAddress, bytes.count > start else {
      throw XMLError(.truncated, offset: start, "the document is empty")
    }
    let traits = DocumentCheck.check(base, from: start, to: bytes.count)
    let declaration = try XMLDeclaration.read(bytes, at: start)
    return try withUnsafePointer(to: XMLRules(limits: limits, traits: traits)) { rules in
      let source = XMLSource(base: base, end: bytes.count, rules: rules)
      var reader = XMLReader(source: source, cursor: declaration?.end ?? start)
      let result = try body(&reader)
      if toEnd { try reader.walkToEnd() }
      return result
    }
  }

  private static func tooLarge(_ limits: XMLLimits) -> XMLError {
    XMLError(.tooLarge, offset: limits.maxBytes, "the document is larger than allowed")
  }
}
