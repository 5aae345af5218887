extension JSONSource {
  /// A string without its escapes. Its `\u` pairs must make characters: a lone surrogate has no
  /// form in UTF-8.
  func decoded(_ run: JSONRun) throws(JSONError) -> JSONScalar {
    // An escape is never shorter than what it stands for.
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: max(run.count, 1))
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
    if run.hasEscapes, let text = try? decoded(run) { return text }
    return JSONScalar(.string, start: base + run.start, count: run.count)
  }

  private func decode(
    _ run: JSONRun, into memory: UnsafeMutablePointer<UInt8>
  ) throws(JSONError) -> Int {
    var written = 0
    var index = run.start
    while index < run.end {
      let stop = ByteScan.first(JSONByte.backslash, base, from: index, to: run.end)
      (memory + written).update(from: base + index, count: stop - index)
      written += stop - index
      guard stop < run.end else { break }
      let escape = try character(at: stop, before: run.end)
      UTF8Encoding.write(escape.scalar, to: memory + written)
      written += UTF8Encoding.count(escape.scalar)
      index = stop + escape.count
    }
    return written
  }

  /// The character of the escape at a backslash, and the bytes that it takes. A string never ends
  /// with a lone backslash, because that would have escaped the quote.
  private func character(
    at offset: Int, before limit: Int
  ) throws(JSONError) -> (scalar: UInt32, count: Int) {
    switch base[offset + 1] {
    case 0x22, 0x5C, 0x2F: return (UInt32(base[offset + 1]), 2)
    case 0x62: return (0x08, 2)
    case 0x66: return (0x0C, 2)
    case 0x6E: return (0x0A, 2)
    case 0x72: return (0x0D, 2)
    case 0x74: return (0x09, 2)
    case 0x75: break
    default: throw malformed(at: offset, "an escape that JSON does not know")
    }
    let unit = try codeUnit(at: offset, before: limit)
    guard unit & 0xF800 == 0xD800 else { return (unit, 6) }
    guard unit < 0xDC00, offset + 8 <= limit, base[offset + 6] == JSONByte.backslash,
      base[offset + 7] == 0x75
    else { throw malformed(at: offset, "half a surrogate pair") }
    let low = try codeUnit(at: offset + 6, before: limit)
    guard low & 0xFC00 == 0xDC00 else { throw malformed(at: offset, "half a surrogate pair") }
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
