/// A decoded reference.
struct XMLReference {
  let scalar: UInt32
  /// Offset behind its `;`.
  let end: Int
}

extension XMLSource {
  /// Reads the reference whose `&` is at `offset`: one of the five of XML, or numeric.
  ///
  /// There is no other entity, as DOCTYPE is refused. A number that stands for no character of XML
  /// is U+FFFD.
  /// - Throws: `malformed`; `truncated` when the document ends inside it.
  func scanReference(at offset: Int, to limit: Int) throws(XMLError) -> XMLReference {
    guard offset + 1 < limit else { throw cutReference(offset, limit) }
    if base[offset + 1] == XMLByte.number { return try scanNumber(at: offset, to: limit) }
    if let found = named("lt;", "<", offset, limit) ?? named("gt;", ">", offset, limit)
      ?? named("amp;", "&", offset, limit) ?? named("quot;", "\"", offset, limit)
      ?? named("apos;", "'", offset, limit)
    {
      return found
    }
    // Only letters up to the end of the document: it was cut before the semicolon.
    var position = offset + 1
    while position < limit, XMLByte.isNameByte(base[position]) { position += 1 }
    guard position < limit else { throw cutReference(offset, limit) }
    throw error(.malformed, at: offset, "a reference that XML does not define")
  }

  private func named(
    _ name: StaticString, _ scalar: Unicode.Scalar, _ offset: Int, _ limit: Int
  ) -> XMLReference? {
    guard ByteScan.matches(name, base, at: offset + 1, to: limit) else { return nil }
    return XMLReference(scalar: scalar.value, end: offset + 1 + name.utf8CodeUnitCount)
  }

  /// `&#1234;` or `&#x1F600;`
  private func scanNumber(at offset: Int, to limit: Int) throws(XMLError) -> XMLReference {
    var position = offset + 2
    let isHexadecimal = position < limit && base[position] == 0x78
    if isHexadecimal { position += 1 }
    let digits = position
    var scalar: UInt32 = 0
    while position < limit, let digit = XMLByte.digit(base[position], isHexadecimal) {
      // Beyond Unicode it no longer matters how far.
      scalar = min(scalar * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      position += 1
    }
    guard position < limit else { throw cutReference(offset, limit) }
    guard position > digits, base[position] == XMLByte.semicolon else {
      throw error(.malformed, at: offset, "a reference without a number or its semicolon")
    }
    return XMLReference(scalar: CharacterRepair.readable(scalar), end: position + 1)
  }

  private func cutReference(_ offset: Int, _ limit: Int) -> XMLError {
    limit == end
      ? truncated() : error(.malformed, at: offset, "a reference without its semicolon")
  }
}
