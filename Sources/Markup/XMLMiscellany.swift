/// A comment, an instruction or a CDATA section.
struct Miscellany {
  /// The characters of a CDATA section; empty for the others.
  let text: Range<Int>
  /// Offset behind it.
  let end: Int
}

extension XMLSource {
  /// Passes over the `<!…` or `<?…` at `offset`.
  /// - Throws: `doctypeRefused`, `malformed`, `truncated`.
  @inline(never)
  func passMiscellany(at offset: Int) throws(XMLError) -> Miscellany {
    if base[offset + 1] == XMLByte.question { return try passInstruction(at: offset) }
    if ByteScan.matches("<!--", base, at: offset, to: end) { return try passComment(at: offset) }
    if ByteScan.matches("<![CDATA[", base, at: offset, to: end) {
      let start = offset + 9
      guard let close = ByteScan.first("]]>", base, from: start, to: end) else {
        throw truncated()
      }
      return Miscellany(text: start..<close, end: close + 3)
    }
    throw refusedMarkup(at: offset)
  }

  private func passComment(at offset: Int) throws(XMLError) -> Miscellany {
    guard let close = ByteScan.first("--", base, from: offset + 4, to: end), close + 2 < end else {
      throw truncated()
    }
    guard base[close + 2] == XMLByte.greaterThan else {
      throw error(.malformed, at: close, "-- inside a comment")
    }
    return Miscellany(text: close..<close, end: close + 3)
  }

  private func passInstruction(at offset: Int) throws(XMLError) -> Miscellany {
    guard offset + 2 < end else { throw truncated() }
    let name = try scanName(at: offset + 2)
    let behind = name.start + name.count
    let isXML =
      name.count == 3
      && (0..<3).allSatisfy {
        base[name.start + $0] | 0x20 == ("xml" as StaticString).utf8Start[$0]
      }
    guard !isXML else {
      throw error(.malformed, at: offset, "an XML declaration that is not at the start")
    }
    if ByteScan.isCut("?>", base, at: behind, to: end) { throw truncated() }
    guard XMLByte.isSpace(base[behind]) || ByteScan.matches("?>", base, at: behind, to: end) else {
      throw error(.malformed, at: behind, "an instruction without a proper name")
    }
    guard let close = ByteScan.first("?>", base, from: behind, to: end) else { throw truncated() }
    return Miscellany(text: close..<close, end: close + 2)
  }

  /// `<!` and neither a comment nor CDATA.
  private func refusedMarkup(at offset: Int) -> XMLError {
    let isCut =
      ByteScan.isCut("<!--", base, at: offset, to: end)
      || ByteScan.isCut("<![CDATA[", base, at: offset, to: end)
      || isDoctype(offset, isCut: true)
    if isCut { return truncated() }
    if isDoctype(offset, isCut: false) {
      return error(.doctypeRefused, at: offset, "a document type declaration")
    }
    return error(.malformed, at: offset, "<! that is neither a comment nor CDATA")
  }

  /// Also in lower case, as web pages write it.
  private func isDoctype(_ offset: Int, isCut: Bool) -> Bool {
    let keyword: StaticString = "doctype"
    let available = min(end - (offset + 2), 7)
    guard isCut ? available < 7 : available == 7 else { return false }
    return (0..<available).allSatisfy {
      base[offset + 2 + $0] | 0x20 == keyword.utf8Start[$0]
    }
  }

  /// Passes white space, stray controls, comments and instructions outside the root. Gives the offset of the `<`
  /// of a tag, behind which there is a byte, or nil at the end of the document.
  func passOutside(from start: Int) throws(XMLError) -> Int? {
    var position = start
    while position < end {
      // A control that pads the document is part of no text: it costs nothing.
      if base[position] <= XMLByte.space {
        position += 1
        continue
      }
      guard base[position] == XMLByte.lessThan else {
        throw error(.malformed, at: position, "text outside the root element")
      }
      guard position + 1 < end else { throw truncated() }
      let next = base[position + 1]
      guard next == XMLByte.exclamation || next == XMLByte.question else { return position }
      let isCharacterData = ByteScan.matches("<![CDATA[", base, at: position, to: end)
      guard !isCharacterData else {
        throw error(.malformed, at: position, "text outside the root element")
      }
      position = try passMiscellany(at: position).end
    }
    return nil
  }
}

extension XMLReader {
  /// Moves to the root's `<`.
  mutating func passProlog() throws(XMLError) {
    guard let found = try source.passOutside(from: cursor) else {
      throw source.error(.truncated, at: source.end, "the document has no element")
    }
    cursor = found
  }

  /// Moves to the end of the document.
  mutating func passEpilog() throws(XMLError) {
    if let found = try source.passOutside(from: cursor) {
      throw source.error(.malformed, at: found, "something behind the end of the root element")
    }
    cursor = source.end
  }
}
