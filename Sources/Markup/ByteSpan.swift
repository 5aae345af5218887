/// Comparison and hashing of short runs of bytes, a machine word at a time.
///
/// Element names are 2 to 40 bytes: a call to `memcmp` costs more than the comparison itself.
@usableFromInline
enum ByteSpan {
  /// Whether two runs of `count` bytes are the same.
  @inlinable @inline(__always)
  static func equal(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int)
    -> Bool
  {
    if count >= 8 {
      var index = 0
      while index + 8 <= count {
        if word(left, index) != word(right, index) { return false }
        index += 8
      }
      // The last word overlaps what was compared already; that is cheaper than a byte loop.
      return word(left, count - 8) == word(right, count - 8)
    }
    if count >= 4 {
      return half(left, 0) == half(right, 0) && half(left, count - 4) == half(right, count - 4)
    }
    var index = 0
    while index < count {
      if left[index] != right[index] { return false }
      index += 1
    }
    return true
  }

  /// Mixes the length, the first and the last bytes. Enough to tell the members of one contract
  /// apart; the table compares the bytes afterwards.
  @inlinable
  static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var mixed = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    if count >= 8 {
      var index = 0
      while index + 8 <= count {
        mixed = fold(mixed ^ word(start, index))
        index += 8
      }
      return fold(mixed ^ word(start, count - 8))
    }
    if count >= 4 {
      let both = UInt64(half(start, 0)) | UInt64(half(start, count - 4)) << 32
      return fold(mixed ^ both)
    }
    var packed: UInt64 = 0
    var index = 0
    while index < count {
      packed = packed << 8 | UInt64(start[index])
      index += 1
    }
    return fold(mixed ^ packed)
  }

  @inlinable
  static func fold(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  @inlinable
  static func word(_ start: UnsafePointer<UInt8>, _ offset: Int) -> UInt64 {
    UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self)
  }

  @inlinable
  static func half(_ start: UnsafePointer<UInt8>, _ offset: Int) -> UInt32 {
    UnsafeRawPointer(start + offset).loadUnaligned(as: UInt32.self)
  }
}
