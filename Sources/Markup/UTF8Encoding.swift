/// Writes code points as UTF-8.
enum UTF8Encoding {
  /// Bytes of a code point, 1...4.
  @inline(__always)
  static func count(_ scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
  }

  /// Writes a Unicode scalar value to memory with room for `count(scalar)` bytes.
  @discardableResult
  static func write(_ scalar: UInt32, to memory: UnsafeMutablePointer<UInt8>) -> Int {
    func tail(_ shift: UInt32) -> UInt8 {
      UInt8(truncatingIfNeeded: (scalar >> shift) & 0x3F) | 0x80
    }
    let count = count(scalar)
    switch count {
    case 1: memory[0] = UInt8(truncatingIfNeeded: scalar)
    case 2:
      memory[0] = UInt8(truncatingIfNeeded: scalar >> 6) | 0xC0
      memory[1] = tail(0)
    case 3:
      memory[0] = UInt8(truncatingIfNeeded: scalar >> 12) | 0xE0
      memory[1] = tail(6)
      memory[2] = tail(0)
    default:
      memory[0] = UInt8(truncatingIfNeeded: scalar >> 18) | 0xF0
      memory[1] = tail(12)
      memory[2] = tail(6)
      memory[3] = tail(0)
    }
    return count
  }
}
