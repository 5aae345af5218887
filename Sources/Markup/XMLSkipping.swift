extension XMLReader {
  /// At a start: moves past the matching end as fast as possible. Tags must balance; references
  /// in skipped text are not looked at.
  public mutating func skip() throws(XMLError) {
    try requireStart()
    if isEmptyElement {
      closeEmptyElement()
    } else {
      try skipRest(to: open.count - 1)
    }
  }

  /// Moves past ends until `level` elements are open, and stands on the end of the last closed.
  mutating func skipRest(to level: Int) throws(XMLError) {
    if standing == .start, isEmptyElement { closeEmptyElement() }
    while open.count > level {
      cursor = try source.passText(from: cursor)
      if source.base[cursor &+ 1] == XMLByte.slash {
        try readEnd()
      } else {
        let tag = try source.scanStart(at: cursor)
        cursor = tag.end
        if tag.isEmpty { continue }
        try push(tag.name)
      }
    }
  }
}

extension XMLSource {
  /// Moves over character data, comments, CDATA and instructions to the `<` of the next tag,
  /// behind which there is at least one byte.
  @inline(__always)
  func passText(from start: Int) throws(XMLError) -> Int {
    let position = ByteScan.first(XMLByte.lessThan, base, from: start, to: end)
    guard position &+ 1 < end else { throw truncated() }
    return isTag(at: position) ? position : try passMixed(from: position)
  }

  /// Whether a start or end tag stands at the `<` of `offset`; a byte follows it.
  @inline(__always)
  func isTag(at offset: Int) -> Bool {
    base[offset &+ 1] != XMLByte.exclamation && base[offset &+ 1] != XMLByte.question
  }

  /// `passText` from the `<` of a comment, CDATA or instruction.
  @inline(never)
  private func passMixed(from start: Int) throws(XMLError) -> Int {
    var position = start
    while !isTag(at: position) {
      position = try passMiscellany(at: position).end
      position = ByteScan.first(XMLByte.lessThan, base, from: position, to: end)
      guard position + 1 < end else { throw truncated() }
    }
    return position
  }
}
