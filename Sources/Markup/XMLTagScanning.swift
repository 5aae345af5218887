/// What a start tag holds.
struct StartTag {
  let name: ElementName
  /// Offset behind its `>`.
  let end: Int
  let isEmpty: Bool
  let isNil: Bool
  /// From behind the name to the closing `>` or `/>`.
  let attributes: Range<Int>
}

extension XMLSource {
  /// Reads the start tag at `offset` without moving.
  @inline(__always)
  func scanStart(at offset: Int) throws(XMLError) -> StartTag {
    let name = try scanName(at: offset &+ 1)
    let behind = name.start &+ name.count
    if base[behind] == XMLByte.greaterThan {
      return StartTag(
        name: name, end: behind &+ 1, isEmpty: false, isNil: false, attributes: behind..<behind)
    }
    // A quarter of the members of a WCF reply are written exactly so.
    if ByteScan.matches(" i:nil=\"true\"/>", base, at: behind, to: end) {
      return StartTag(
        name: name, end: behind &+ 15, isEmpty: true, isNil: true,
        attributes: behind..<behind &+ 13)
    }
    return try scanAttributes(of: name)
  }

  /// Reads the name at `offset`. There is at least one byte behind a name.
  @inline(__always)
  func scanName(at offset: Int) throws(XMLError) -> ElementName {
    var position = offset
    var colon = offset &- 1
    while position &+ 8 <= end {
      let word = ByteWord.load(base, position)
      let others = ByteWord.highs & ~ByteWord.asciiNameBytes(word)
      // Only what stands before the name's end, if that is in this word.
      let before = others == 0 ? ~0 : others & (0 &- others) &- 1
      let colons = ByteWord.equal(word, XMLByte.colon) & before
      if colons != 0 {
        guard colon < offset, colons & (colons &- 1) == 0 else { break }
        colon = position &+ colons.trailingZeroBitCount / 8
      }
      if others != 0 {
        let stop = position &+ others.trailingZeroBitCount / 8
        if base[stop] >= 0x80 { break }
        return try checkedName(at: offset, colon: colon, stop: stop)
      }
      position &+= 8
    }
    return try scanUnusualName(at: offset)
  }

  /// A name beyond ASCII, or at the very end of the document, or with more than one colon.
  @inline(never)
  private func scanUnusualName(at offset: Int) throws(XMLError) -> ElementName {
    var position = offset
    var colon = offset - 1
    while position < end, XMLByte.isNameByte(base[position]) {
      if base[position] == XMLByte.colon {
        guard colon < offset else { throw badName(offset) }
        colon = position
      }
      position += 1
    }
    guard position < end else { throw truncated() }
    let name = try checkedName(at: offset, colon: colon, stop: position)
    let utf8 = UnsafeBufferPointer(start: base + name.start, count: name.count)
    guard XMLNameRules.isQualifiedName(utf8) else { throw badName(offset) }
    return name
  }

  @inline(__always)
  private func checkedName(at offset: Int, colon: Int, stop: Int) throws(XMLError) -> ElementName {
    let count = stop &- offset
    let localOffset = colon &+ 1 &- offset
    guard count > localOffset, count <= limits.maxNameBytes, localOffset != 1,
      XMLByte.isNameStart(base[offset]), XMLByte.isNameStart(base[offset &+ localOffset])
    else { throw badName(offset, count: count) }
    return ElementName(start: offset, count: count, localOffset: localOffset)
  }

  @inline(never)
  private func badName(_ offset: Int, count: Int = 0) -> XMLError {
    count > limits.maxNameBytes
      ? error(.nameTooLong, at: offset, "a name longer than allowed")
      : error(.malformed, at: offset, "a tag or attribute without a proper name")
  }
}
