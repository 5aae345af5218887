extension XMLReader {
  /// Moves to the next start, end or text. Comments and processing instructions are passed over;
  /// text on both sides of them is one text. After `endOfDocument` it stays there.
  public mutating func next() throws(XMLError) -> Event {
    switch standing {
    case .endOfDocument: return .endOfDocument
    case .beforeRoot:
      try passProlog()
      try readStart()
      return .start
    case .start where isEmptyElement:
      closeEmptyElement()
      return .end
    default: break
    }
    guard open.count > 0 else {
      try passEpilog()
      standing = .endOfDocument
      return .endOfDocument
    }
    return try nextInContent()
  }

  /// Moves to the next start or end. Character data is passed over and not looked at: a reference
  /// in it that XML does not define is no error here.
  public mutating func nextTag() throws(XMLError) -> Event {
    if standing == .start, isEmptyElement {
      closeEmptyElement()
      return .end
    }
    guard open.count > 0 else { return try next() }
    return try nextChild() ? .start : .end
  }

  @inline(__always)
  private mutating func nextInContent() throws(XMLError) -> Event {
    let found = try source.run(from: cursor)
    cursor = found.range.upperBound
    if !found.isEmpty {
      run = found
      standing = .text
      return .text
    }
    if source.base[cursor &+ 1] == XMLByte.slash {
      try readEnd()
      return .end
    }
    try readStart()
    return .start
  }

  /// The character data of the current `text` event, decoded. Empty at any other event.
  @inlinable
  public func content() throws(XMLError) -> XMLText {
    guard standing == .text else { return XMLText(start: source.base, count: 0) }
    if run.isInPlace {
      return XMLText(start: source.base + run.range.lowerBound, count: run.count)
    }
    return try source.decoded(run)
  }

  /// At a start: reads the text up to the matching end and consumes it. CDATA is joined,
  /// references are decoded, comments dropped, line ends become a line feed.
  /// - Throws: `unexpectedElement` for a child element.
  public mutating func text() throws(XMLError) -> XMLText {
    try requireStart()
    let isNil = isNil
    if isEmptyElement {
      closeEmptyElement()
      return XMLText(start: source.base, count: 0, isNil: isNil)
    }
    let found = try source.run(from: cursor)
    cursor = found.range.upperBound
    guard source.base[cursor &+ 1] == XMLByte.slash else { throw unexpectedChild() }
    try readEnd()
    if found.isInPlace || found.isEmpty {
      return XMLText(start: source.base + found.range.lowerBound, count: found.count, isNil: isNil)
    }
    return try source.decoded(found)
  }

  /// At a start: calls `body` at the start of every direct child, then consumes the end.
  ///
  /// `body` consumes the child with `text()`, `skip()` or `forEachChild`; a child it leaves, or
  /// leaves half read, is skipped. Text between children is ignored.
  /// - Throws: `XMLError`, or what `body` throws; `misuse` when `body` reads beyond its child.
  @inlinable
  public mutating func forEachChild(_ body: (inout XMLReader) throws -> Void) throws {
    try requireStart()
    if isEmptyElement {
      closeEmptyElement()
      return
    }
    let level = depth
    let parent = current.start
    while try nextChild() {
      let child = current.start
      try body(&self)
      try leaveChild(child, of: parent, level: level)
    }
  }

  /// Moves to the next child's start, or past the parent's end and gives false.
  @usableFromInline
  mutating func nextChild() throws(XMLError) -> Bool {
    cursor = try source.passText(from: cursor)
    if source.base[cursor &+ 1] == XMLByte.slash {
      try readEnd()
      return false
    }
    try readStart()
    return true
  }

  /// After `body`: skips what it left of its child.
  @usableFromInline
  mutating func leaveChild(_ child: Int, of parent: Int, level: Int) throws(XMLError) {
    if open.count == level, open.last.start == parent { return }
    if open.count == level + 1, standing == .start, current.start == child {
      return try skip()
    }
    if open.count > level, open[level].start == child, open[level - 1].start == parent {
      return try skipRest(to: level)
    }
    throw source.error(.misuse, at: cursor, "the body of forEachChild read beyond its child")
  }

  /// Walks whatever the caller left, up to the end of the document.
  mutating func walkToEnd() throws(XMLError) {
    if standing == .endOfDocument { return }
    if standing == .beforeRoot { _ = try next() }
    if standing == .start { try skip() }
    if open.count > 0 { try skipRest(to: 0) }
    _ = try next()
  }

  @usableFromInline
  func requireStart() throws(XMLError) {
    guard standing == .start else {
      throw source.error(.misuse, at: cursor, "the reader is not at the start of an element")
    }
  }

  @inline(never)
  private func unexpectedChild() -> XMLError {
    let name = open.last
    let utf8 = UnsafeBufferPointer(start: source.base + name.start, count: name.count)
    let parent = String(decoding: utf8, as: UTF8.self)
    return source.error(.unexpectedElement, at: cursor, "a child element inside \"\(parent)\"")
  }
}
