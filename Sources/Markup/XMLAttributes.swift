/// One attribute of a start tag, as offsets in the document.
struct XMLAttribute {
  let name: ElementName
  let value: Range<Int>
}

extension XMLReader {
  /// Value of the first attribute with this local name at the current start, decoded; nil when
  /// absent. Namespace declarations are never found.
  public func attribute(_ localName: StaticString) -> String? {
    guard standing == .start else { return nil }
    var position = attributes.lowerBound
    while let found = try? source.scanAttribute(from: position, to: attributes.upperBound) {
      if source.isOrdinary(found.name, localName) {
        return source.decodedValue(found.value)
      }
      position = found.value.upperBound + 1
    }
    return nil
  }
}

extension XMLSource {
  /// Reads the attributes behind an element's name, up to the end of the tag.
  @inline(never)
  func scanAttributes(of name: ElementName) throws(XMLError) -> StartTag {
    let start = name.start + name.count
    var position = start
    var isNil = false
    var count = 0
    while true {
      let afterSpace = passSpace(from: position)
      guard afterSpace < end else { throw truncated() }
      if let tag = try closeTag(name, attributes: start..<afterSpace, isNil: isNil) { return tag }
      guard afterSpace > position, let found = try scanAttribute(from: position, to: end) else {
        throw error(.malformed, at: afterSpace, "no space before an attribute")
      }
      count += 1
      guard count <= limits.maxAttributes else {
        throw error(.tooManyAttributes, at: afterSpace, "more attributes than allowed")
      }
      if count > 1 { try checkUnique(found, among: start..<position) }
      try checkReferences(in: found.value)
      if isOrdinary(found.name, "nil") { isNil = isTrue(found.value) }
      position = found.value.upperBound + 1
    }
  }

  /// The tag, when `>` or `/>` stands behind its attributes.
  private func closeTag(_ name: ElementName, attributes: Range<Int>, isNil: Bool)
    throws(XMLError) -> StartTag?
  {
    let position = attributes.upperBound
    let isEmpty = base[position] == XMLByte.slash
    if isEmpty {
      guard position + 1 < end else { throw truncated() }
      guard base[position + 1] == XMLByte.greaterThan else {
        throw error(.malformed, at: position, "a slash inside a tag")
      }
    } else if base[position] != XMLByte.greaterThan {
      return nil
    }
    return StartTag(
      name: name, end: position + (isEmpty ? 2 : 1), isEmpty: isEmpty, isNil: isNil,
      attributes: attributes)
  }

  /// Reads the next `name="value"` at or behind `start`; nil when only white space is left.
  func scanAttribute(from start: Int, to limit: Int) throws(XMLError) -> XMLAttribute? {
    let nameStart = passSpace(from: start)
    guard nameStart < limit else { return nil }
    let name = try scanName(at: nameStart)
    var position = passSpace(from: nameStart + name.count)
    guard position < end else { throw truncated() }
    guard base[position] == XMLByte.equals else {
      throw error(.malformed, at: position, "an attribute without a value")
    }
    position = passSpace(from: position + 1)
    guard position < end else { throw truncated() }
    let quote = base[position]
    guard quote == XMLByte.doubleQuote || quote == XMLByte.singleQuote else {
      throw error(.malformed, at: position, "an attribute value without quotes")
    }
    let close = ByteScan.first(
      quote, or: XMLByte.lessThan, base, from: position + 1, to: end)
    guard close < end else { throw truncated() }
    guard base[close] == quote else {
      throw error(.malformed, at: close, "a < inside an attribute value")
    }
    return XMLAttribute(name: name, value: position + 1..<close)
  }

  private func passSpace(from start: Int) -> Int {
    var position = start
    while position < end, XMLByte.isSpace(base[position]) { position += 1 }
    return position
  }

  /// Whether this is the local name of an attribute that is no namespace declaration.
  func isOrdinary(_ name: ElementName, _ literal: StaticString) -> Bool {
    name.count - name.localOffset == literal.utf8CodeUnitCount && !isNamespace(name)
      && ByteSpan.equal(
        base + name.start + name.localOffset, literal.utf8Start, literal.utf8CodeUnitCount)
  }

  /// `xmlns` or `xmlns:…`
  private func isNamespace(_ name: ElementName) -> Bool {
    ByteScan.matches("xmlns", base, at: name.start, to: name.start + name.count)
      && (name.count == 5 || name.localOffset == 6)
  }

  private func isTrue(_ value: Range<Int>) -> Bool {
    ByteScan.matches("true", base, at: value.lowerBound, to: end) && value.count == 4
      || value.count == 1 && base[value.lowerBound] == 0x31
  }

  private func checkUnique(_ attribute: XMLAttribute, among earlier: Range<Int>)
    throws(XMLError)
  {
    var position = earlier.lowerBound
    while let other = try scanAttribute(from: position, to: earlier.upperBound) {
      let same =
        other.name.count == attribute.name.count
        && ByteSpan.equal(
          base + other.name.start, base + attribute.name.start, attribute.name.count)
      guard !same else {
        throw error(.malformed, at: attribute.name.start, "an attribute given twice")
      }
      position = other.value.upperBound + 1
    }
  }

  private func checkReferences(in value: Range<Int>) throws(XMLError) {
    var position = value.lowerBound
    while true {
      position = ByteScan.first(XMLByte.ampersand, base, from: position, to: value.upperBound)
      guard position < value.upperBound else { return }
      position = try scanReference(at: position, to: value.upperBound).end
    }
  }

  /// White space becomes spaces, references are decoded (XML 1.0, 3.3.3), flaws are replaced.
  func decodedValue(_ value: Range<Int>) -> String {
    var utf8: [UInt8] = []
    var position = value.lowerBound
    while position < value.upperBound {
      let byte = base[position]
      if byte == XMLByte.ampersand,
        let reference = try? scanReference(at: position, to: value.upperBound),
        let scalar = Unicode.Scalar(reference.scalar)
      {
        utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        position = reference.end
        continue
      }
      let isPair = byte == XMLByte.carriageReturn && base[position + 1] == XMLByte.lineFeed
      if !isPair { utf8.append(XMLByte.isSpace(byte) ? XMLByte.space : byte) }
      position += 1
    }
    return traits.hasFlaws ? CharacterRepair.string(utf8) : String(decoding: utf8, as: UTF8.self)
  }
}
