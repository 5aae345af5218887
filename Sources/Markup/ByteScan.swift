/// Tests on eight bytes at a time, held in one integer.
///
/// Not `SIMD16<UInt8>`: Swift 6.3.1 compiles its comparisons lane by lane (measured: 28 MB/s where
/// this does more than 3 GB/s). A result has the high bit of a byte set where the test holds. Bits
/// above the lowest one set may be wrong, because a subtraction borrows from the next byte: find
/// the first hit with `trailingZeroBitCount`, or look at the bytes again.
enum ByteWord {
  static var ones: UInt64 { 0x0101_0101_0101_0101 }
  static var highs: UInt64 { 0x8080_8080_8080_8080 }

  /// The eight bytes at `offset`, the first in the lowest bits.
  @inline(__always)
  static func load(_ base: UnsafePointer<UInt8>, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
  }

  /// Where a byte is zero.
  @inline(__always)
  static func zeroes(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

  /// Where a byte is `byte`.
  @inline(__always)
  static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    zeroes(word ^ (ones &* UInt64(byte)))
  }

  /// Where a byte is one of `- .`, a digit, `:`, an ASCII letter, `_`. Exact for every byte.
  @inline(__always)
  static func asciiNameBytes(_ word: UInt64) -> UInt64 {
    // Without their high bits, adding to one byte never carries into the next.
    let low = word & ~highs
    let folded = low | ones &* 0x20
    let found =
      inRange(folded, 0x61, 0x7A) | inRange(low, 0x30, 0x3A) | inRange(low, 0x2D, 0x2E)
      | inRange(low, 0x5F, 0x5F)
    return found & ~word & highs
  }

  @inline(__always)
  private static func inRange(_ word: UInt64, _ low: UInt64, _ high: UInt64) -> UInt64 {
    (word &+ ones &* (0x80 &- low)) & ~(word &+ ones &* (0x7F &- high))
  }

  /// Where a byte is a control character, below 0x20.
  @inline(__always)
  static func controls(_ word: UInt64) -> UInt64 { (word &- ones &* 0x20) & ~word & highs }
}

/// Searches for markup bytes.
///
/// Texts between tags are 1 to 30 bytes: a word loop beats `memchr`, whose call and set-up cost
/// more than the search.
enum ByteScan {
  /// Offset of the first `needle` in `start..<end`, or `end`.
  @inline(__always)
  static func first(
    _ needle: UInt8, _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var index = start
    while index &+ 8 <= end {
      let hit = ByteWord.equal(ByteWord.load(base, index), needle)
      if hit != 0 { return index &+ hit.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < end, base[index] != needle { index &+= 1 }
    return index
  }

  /// Offset of the first `one` or `other` in `start..<end`, or `end`.
  @inline(__always)
  static func first(
    _ one: UInt8, or other: UInt8, _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    var index = start
    while index &+ 8 <= end {
      let word = ByteWord.load(base, index)
      let hit = ByteWord.equal(word, one) | ByteWord.equal(word, other)
      if hit != 0 { return index &+ hit.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < end, base[index] != one, base[index] != other { index &+= 1 }
    return index
  }

  /// Offset of the first occurrence of an ASCII literal in `start..<end`, or nil.
  static func first(
    _ literal: StaticString, _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    let count = literal.utf8CodeUnitCount
    let head = literal.utf8Start[0]
    var index = start
    while true {
      index = first(head, base, from: index, to: end)
      guard index &+ count <= end else { return nil }
      if ByteSpan.equal(base + index, literal.utf8Start, count) { return index }
      index &+= 1
    }
  }

  /// Whether the bytes at `offset` begin with an ASCII literal.
  static func matches(
    _ literal: StaticString, _ base: UnsafePointer<UInt8>, at offset: Int, to end: Int
  ) -> Bool {
    offset + literal.utf8CodeUnitCount <= end
      && ByteSpan.equal(base + offset, literal.utf8Start, literal.utf8CodeUnitCount)
  }

  /// Whether what is left at `offset` is shorter than a literal but could become it.
  static func isCut(
    _ literal: StaticString, _ base: UnsafePointer<UInt8>, at offset: Int, to end: Int
  ) -> Bool {
    let left = end - offset
    return left < literal.utf8CodeUnitCount
      && ByteSpan.equal(base + offset, literal.utf8Start, left)
  }
}
