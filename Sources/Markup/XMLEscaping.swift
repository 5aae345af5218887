/// Escaping of text, byte by byte.
///
/// Works on bytes because `"` followed by a combining mark is one `Character` that is not equal to
/// `"`, which has let markup through escapers that compare characters (swift-style 5.4).
enum XMLEscaping {
  /// Bytes that one byte of text may become: `&quot;`.
  private static let expansion = 6
  /// Text is escaped in pieces, so that the room asked for stays small.
  private static let pieceBytes = 4096

  /// Where the text stands.
  enum Place {
    case content
    /// Between quotes: tab and line feed are written as references, or a reader would turn them
    /// into spaces (XML 1.0, 3.3.3).
    case attribute
  }

  /// Appends the escaped text, which must be UTF-8.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer, _ place: Place
  ) {
    guard let base = text.baseAddress else { return }
    var start = 0
    while start < text.count {
      let count = min(pieceBytes, text.count - start)
      buffer.write(room: count * expansion) { memory in
        let (read, written) = escape(
          base + start, count, readable: text.count - start, to: memory, place)
        start += read
        return written
      }
    }
  }

  /// Escapes `count` bytes, and up to two more to complete a sequence.
  @inline(__always)
  private static func escape(
    _ text: UnsafePointer<UInt8>, _ count: Int, readable: Int,
    to memory: UnsafeMutablePointer<UInt8>, _ place: Place
  ) -> (read: Int, written: Int) {
    var read = 0
    var written = 0
    while read < count {
      if read &+ 8 <= count, copyOrdinaryWord(text + read, memory + written) {
        read &+= 8
        written &+= 8
        continue
      }
      let stop = min(read &+ 8, count)
      while read < stop {
        let byte = text[read]
        if isOrdinary(byte) {
          memory[written] = byte
          written &+= 1
        } else if byte == 0xEF, read &+ 2 < readable {
          written &+= copyThreeBytes(text + read, memory + written)
          read &+= 2
        } else {
          written &+= writeSpecial(byte, memory + written, place)
        }
        read &+= 1
      }
    }
    return (read, written)
  }

  /// Copies eight bytes when none of them needs a look.
  @inline(__always)
  private static func copyOrdinaryWord(
    _ text: UnsafePointer<UInt8>, _ memory: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    let word = ByteWord.load(text, 0)
    // & and ' differ in the lowest bit, < and > in the next.
    let special =
      ByteWord.controls(word) | ByteWord.equal(word, 0x22) | ByteWord.equal(word, 0xEF)
      | ByteWord.equal(word | ByteWord.ones, 0x27)
      | ByteWord.equal(word | ByteWord.ones &* 2, 0x3E)
    guard special == 0 else { return false }
    UnsafeMutableRawPointer(memory).storeBytes(of: word.littleEndian, as: UInt64.self)
    return true
  }

  @inline(__always)
  private static func isOrdinary(_ byte: UInt8) -> Bool {
    // Bit n is the byte n: controls, and " & ' < >. 0xEF begins U+FFFE and U+FFFF.
    let special: UInt64 = 0x5000_00C4_FFFF_FFFF
    return byte < 64 ? (special >> UInt64(byte)) & 1 == 0 : byte != 0xEF
  }

  /// A sequence that begins with 0xEF; U+FFFE and U+FFFF (EF BF BE, EF BF BF) become U+FFFD.
  private static func copyThreeBytes(
    _ text: UnsafePointer<UInt8>, _ memory: UnsafeMutablePointer<UInt8>
  ) -> Int {
    memory[0] = text[0]
    memory[1] = text[1]
    memory[2] = text[1] == 0xBF ? min(text[2], 0xBD) : text[2]
    return 3
  }

  private static func writeSpecial(
    _ byte: UInt8, _ memory: UnsafeMutablePointer<UInt8>, _ place: Place
  ) -> Int {
    func put(_ literal: StaticString) -> Int {
      memory.update(from: literal.utf8Start, count: literal.utf8CodeUnitCount)
      return literal.utf8CodeUnitCount
    }
    switch byte {
    case 0x26: return put("&amp;")
    case 0x3C: return put("&lt;")
    case 0x3E: return put("&gt;")
    case 0x22: return put("&quot;")
    case 0x27: return put("&#39;")
    case 0x0D: return put("&#13;")
    case 0x09 where place == .attribute: return put("&#9;")
    case 0x0A where place == .attribute: return put("&#10;")
    case 0x09, 0x0A:
      memory[0] = byte
      return 1
    default: return put("\u{FFFD}")
    }
  }
}
