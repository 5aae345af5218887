/// A fast 64-bit hash of a record's bytes, to tell "unchanged" from "changed" without reading the
/// stored payload. Not cryptographic and not keyed: two different payloads of one record collide
/// with probability 2⁻⁶⁴, and the next change heals it. The value is stored, so the algorithm must
/// never change without a new `version`.
public enum ContentHash {
  public static let version: Int64 = 1

  private static let primes: (UInt64, UInt64, UInt64) = (
    0xA076_1D64_78BD_642F, 0xE703_7ED1_A0B4_28DB, 0x8EBC_6AF0_9C88_C6E3
  )

  public static func of(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> Int64 {
    let fast = bytes.withContiguousStorageIfAvailable { buffer in
      hash(UnsafeRawBufferPointer(buffer), seed: seed)
    }
    if let fast { return fast }
    return Array(bytes).withUnsafeBytes { hash($0, seed: seed) }
  }

  /// Multiplies 16 bytes at a time and folds the 128-bit product, in the way of wyhash.
  public static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> Int64 {
    var state = seed ^ primes.0
    var offset = 0
    while offset + 16 <= bytes.count {
      let low = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let high = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
      state = mix(UInt64(littleEndian: low) ^ primes.1, UInt64(littleEndian: high) ^ state)
      offset += 16
    }
    var tail: (UInt64, UInt64) = (0, 0)
    for index in offset..<bytes.count {
      let shift = UInt64(index - offset) * 8
      if shift < 64 {
        tail.0 |= UInt64(bytes[index]) << shift
      } else {
        tail.1 |= UInt64(bytes[index]) << (shift - 64)
      }
    }
    state = mix(tail.0 ^ primes.2, tail.1 ^ state)
    return Int64(bitPattern: mix(state ^ primes.1, UInt64(bytes.count) ^ primes.2))
  }

  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
