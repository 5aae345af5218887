extension JSONSource {
  /// A string without its escapes, with U+FFFD for what is no character (`CharacterRepair`).
  /// - Throws: `malformed` for an escape that JSON does not know.
  func decoded(_ run: JSONRun) throws(JSONError) -> JSONScalar {
    // An escape of two bytes may become the three of U+FFFD, and so may one byte that is no UTF-8.
    let capacity = rules.pointee.hasFlaws ? run.count * 3 : run.count + run.count / 2
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: max(capacity, 1))
    do throws(JSONError) {
      let count = try decode(run, into: memory)
      return JSONScalar(owning: memory, count: count)
    } catch {
      memory.deallocate()
      throw error
    }
  }

  /// The text of a name that was read, and so decodes.
  @usableFromInline
  func text(_ run: JSONRun) -> JSONScalar {
    if run.needsDecoding, let text = try? decoded(run) { return text }
    return JSONScalar(.string, start: base + run.start, count: run.count)
  }

  private func decode(
    _ run: JSONRun, into memory: UnsafeMutablePointer<UInt8>
  ) throws(JSONError) -> Int {
    var written = 0
    var index = run.start
    while index < run.end {
      let stop = ByteScan.first(JSONByte.backslash, base, from: index, to: run.end)
      written += copy(index..<stop, to: memory + written)
      guard stop < run.end else { break }
      let escape = try character(at: stop, before: run.end)
      UTF8Encoding.write(escape.scalar, to: memory + written)
      written += UTF8Encoding.count(escape.scalar)
      index = stop + escape.count
    }
    return written
  }

  /// Copies what stands between two escapes.
  private func copy(_ range: Range<Int>, to memory: UnsafeMutablePointer<UInt8>) -> Int {
    let start = base + range.lowerBound
    if rules.pointee.hasFlaws { return CharacterRepair.copy(start, count: range.count, to: memory) }
    memory.update(from: start, count: range.count)
    return range.count
  }

  /// The character of the escape at a backslash, and the bytes that it takes. A string never ends
  /// with a lone backslash, because that would have escaped the quote.
  private func character(
    at offset: Int, before limit: Int
  ) throws(JSONError) -> (scalar: UInt32, count: Int) {
    switch base[offset + 1] {
    case 0x22, 0x5C, 0x2F: return (UInt32(base[offset + 1]), 2)
    // Backspace and form feed, which no text of ours holds.
    case 0x62, 0x66: return (CharacterRepair.replacement, 2)
    case 0x6E: return (0x0A, 2)
    case 0x72: return (0x0D, 2)
    case 0x74: return (0x09, 2)
    case 0x75: break
    default: throw malformed(at: offset, "an escape that JSON does not know")
    }
    let unit = try codeUnit(at: offset, before: limit)
    guard unit & 0xFC00 == 0xD800, offset + 8 <= limit, base[offset + 6] == JSONByte.backslash,
      base[offset + 7] == 0x75
    else { return (CharacterRepair.readable(unit), 6) }
    let low = try codeUnit(at: offset + 6, before: limit)
    // What follows half a pair is a character of its own.
    guard low & 0xFC00 == 0xDC00 else { return (CharacterRepair.replacement, 6) }
    return (0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF), 12)
  }

  /// The four hexadecimal digits behind `\u`.
  private func codeUnit(at offset: Int, before limit: Int) throws(JSONError) -> UInt32 {
    guard offset + 6 <= limit else { throw malformed(at: offset, "an escape is incomplete") }
    var value: UInt32 = 0
    for index in offset + 2..<offset + 6 {
      guard let digit = XMLByte.digit(base[index], true) else {
        throw malformed(at: offset, "an escape without four hexadecimal digits")
      }
      value = value << 4 | digit
    }
    return value
  }
}
