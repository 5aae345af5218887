/// Character data between two tags, with the comments, CDATA and instructions inside it.
@usableFromInline
struct TextRun {
  @usableFromInline var range: Range<Int>
  /// Bytes after decoding; for a document with carriage returns at most so many.
  @usableFromInline var count = 0
  /// Whether the bytes of `range` are the text as they stand.
  @usableFromInline var isInPlace = true

  init(range: Range<Int>) { self.range = range }

  init(plain range: Range<Int>) {
    self.range = range
    count = range.count
  }

  var isEmpty: Bool { count == 0 }
}

extension XMLSource {
  /// Finds and checks the run at `start`, up to the `<` of the next tag, behind which there is at
  /// least one byte.
  /// - Throws: `truncated`, `malformed`, `textTooLong`, `doctypeRefused`.
  @inline(__always)
  func run(from start: Int) throws(XMLError) -> TextRun {
    let stop = ByteScan.first(
      XMLByte.lessThan, or: XMLByte.ampersand, base, from: start, to: end)
    // Nearly always there is nothing but characters.
    guard stop &+ 1 < end, base[stop] == XMLByte.lessThan, isTag(at: stop), traits.isPlain,
      stop &- start <= limits.maxTextBytes
    else { return try scanPieces(from: start) }
    return TextRun(plain: start..<stop)
  }

  /// A run of several pieces.
  @inline(never)
  private func scanPieces(from start: Int) throws(XMLError) -> TextRun {
    var run = TextRun(range: start..<start)
    var position = start
    while true {
      let stop = ByteScan.first(
        XMLByte.lessThan, or: XMLByte.ampersand, base, from: position, to: end)
      guard stop + 1 < end else { throw truncated() }
      try checkPlain(position..<stop, &run)
      position = stop
      if base[stop] == XMLByte.ampersand {
        let reference = try scanReference(at: stop, to: end)
        run.count += UTF8Encoding.count(reference.scalar)
        run.isInPlace = false
        position = reference.end
      } else if base[stop + 1] == XMLByte.exclamation || base[stop + 1] == XMLByte.question {
        let piece = try passMiscellany(at: stop)
        run.count += count(of: piece.text)
        run.isInPlace = false
        position = piece.end
      } else {
        run.range = start..<stop
        return run
      }
      try checkLength(run, at: position)
    }
  }

  private func checkPlain(_ range: Range<Int>, _ run: inout TextRun) throws(XMLError) {
    run.count += count(of: range)
    try checkLength(run, at: range.lowerBound)
    if traits.isPlain { return }
    if traits.hasClosingBracket,
      let found = ByteScan.first(
        "]]>", base, from: range.lowerBound, to: range.upperBound)
    {
      throw error(.malformed, at: found, "]]> outside of CDATA")
    }
    if traits.hasCarriageReturn || traits.hasFlaws { run.isInPlace = false }
  }

  /// Bytes of a piece of text after repair.
  private func count(of range: Range<Int>) -> Int {
    guard traits.hasFlaws else { return range.count }
    return CharacterRepair.copy(base + range.lowerBound, count: range.count, to: nil)
  }

  private func checkLength(_ run: TextRun, at offset: Int) throws(XMLError) {
    guard run.count <= limits.maxTextBytes else {
      throw error(.textTooLong, at: offset, "a text longer than allowed")
    }
  }

  /// The text of a run that `run` found.
  @usableFromInline
  func decoded(_ run: TextRun) throws(XMLError) -> XMLText {
    if run.isInPlace { return XMLText(start: base + run.range.lowerBound, count: run.count) }
    if run.isEmpty { return XMLText(start: base, count: 0) }
    var output = DecodedText(capacity: run.count, hasFlaws: traits.hasFlaws)
    var position = run.range.lowerBound
    while position < run.range.upperBound {
      let stop = ByteScan.first(
        XMLByte.lessThan, or: XMLByte.ampersand, base, from: position, to: run.range.upperBound)
      output.append(base + position, count: stop - position)
      position = stop
      guard stop < run.range.upperBound else { break }
      if base[stop] == XMLByte.ampersand {
        let reference = try scanReference(at: stop, to: end)
        output.append(reference.scalar)
        position = reference.end
      } else {
        let piece = try passMiscellany(at: stop)
        output.append(base + piece.text.lowerBound, count: piece.text.count)
        position = piece.end
      }
    }
    return output.finish()
  }
}
