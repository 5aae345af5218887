#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An IPv4 or IPv6 address in its bytes.
struct IPAddress: Sendable, Equatable {
  /// 4 or 16, in network order.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The strict written forms only: no octal, hexadecimal, shortened or bare-number IPv4, which
  /// some programs read as another address, and no zone.
  init?(_ text: String) {
    // C sees the text only up to a NUL; what stands behind it would go unchecked.
    guard !text.utf8.contains(0) else { return nil }
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
      return
    }
    var sixteen = in6_addr()
    guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
    bytes = withUnsafeBytes(of: sixteen) { Array($0) }
  }

  var isIPv4: Bool { bytes.count == 4 }

  /// 127.0.0.0/8 and ::1.
  var isLoopback: Bool {
    isIPv4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  /// True when the first `length` bits are those of `prefix`, which is filled up with zeros.
  func lies(in prefix: [UInt8], length: Int) -> Bool {
    for bit in 0..<length {
      let (byte, mask) = (bit / 8, UInt8(0x80) >> (bit % 8))
      let wanted = byte < prefix.count ? prefix[byte] & mask : 0
      if bytes[byte] & mask != wanted { return false }
    }
    return true
  }
}
