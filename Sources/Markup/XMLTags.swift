extension XMLReader {
  /// Consumes the start tag at the cursor and stands on it.
  @inline(__always)
  mutating func readStart() throws(XMLError) {
    let tag = try source.scanStart(at: cursor)
    try push(tag.name)
    cursor = tag.end
    current = tag.name
    attributes = tag.attributes
    isEmptyElement = tag.isEmpty
    isNil = tag.isNil
    standing = .start
  }

  @inline(__always)
  mutating func push(_ name: ElementName) throws(XMLError) {
    guard !open.isFull else {
      throw source.error(
        .tooDeep, at: name.start - 1, "more elements inside each other than allowed")
    }
    open.push(name)
  }

  /// Consumes the end tag at the cursor, which must close the innermost element.
  @inline(__always)
  mutating func readEnd() throws(XMLError) {
    let name = open.last
    let base = source.base
    let end = source.end
    var position = cursor &+ 2 &+ name.count
    // One byte behind the name: the usual `</name>` needs no further test.
    guard position < end, ByteSpan.equal(base + (cursor &+ 2), base + name.start, name.count)
    else { throw wrongEnd(name) }
    while base[position] != XMLByte.greaterThan {
      guard XMLByte.isSpace(base[position]) else { throw wrongEnd(name) }
      position &+= 1
      guard position < end else { throw source.truncated() }
    }
    cursor = position &+ 1
    close(name)
  }

  /// The end event of `<a/>`.
  @usableFromInline
  mutating func closeEmptyElement() {
    close(current)
  }

  @inline(__always)
  private mutating func close(_ name: ElementName) {
    open.pop()
    current = name
    isEmptyElement = false
    isNil = false
    standing = .end
  }

  @inline(never)
  private func wrongEnd(_ name: ElementName) -> XMLError {
    let left = source.end - (cursor + 2)
    let isCut =
      left <= name.count
      && ByteSpan.equal(source.base + (cursor + 2), source.base + name.start, left)
    if isCut { return source.truncated() }
    return source.error(
      .malformed, at: cursor, "an end tag that does not close the open element")
  }
}
