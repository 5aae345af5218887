#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An IPv4 or IPv6 address in its bytes.
public struct IPAddress: Sendable, Hashable {
  /// 4 or 16, in network order.
  public let bytes: [UInt8]

  /// - Parameter bytes: 4 or 16 of them.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// The strict written forms only: no octal, hexadecimal, shortened or bare-number IPv4, which
  /// some programs read as another address, and no zone.
  public init?(_ text: String) {
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

  public var isIPv4: Bool { bytes.count == 4 }

  /// The IPv4 address that an address such as `::ffff:192.0.2.1` stands for; others are themselves.
  public var unmapped: IPAddress {
    guard bytes.count == 16, bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF,
      bytes[11] == 0xFF
    else { return self }
    return IPAddress(bytes: Array(bytes.suffix(4)))
  }

  /// 127.0.0.0/8 and ::1.
  public var isLoopback: Bool {
    isIPv4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  /// True when the first `length` bits are those of `prefix`, which is filled up with zeros.
  public func lies(in prefix: [UInt8], length: Int) -> Bool {
    for bit in 0..<length {
      let (byte, mask) = (bit / 8, UInt8(0x80) >> (bit % 8))
      let wanted = byte < prefix.count ? prefix[byte] & mask : 0
      if bytes[byte] & mask != wanted { return false }
    }
    return true
  }
}

/// A range of addresses: `10.0.0.0/8`, `fd00::/8`, or one address alone.
public struct IPNetwork: Sendable, Hashable {
  private let address: IPAddress
  private let length: Int

  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let address = parts.first.flatMap({ IPAddress(String($0)) }), parts.count <= 2
    else { return nil }
    let most = address.bytes.count * 8
    guard let length = parts.count == 2 ? Int(parts[1]) : most, (0...most).contains(length)
    else { return nil }
    self.address = address
    self.length = length
  }

  /// IPv4 addresses that are written as IPv6 are in the ranges of IPv4.
  public func contains(_ other: IPAddress) -> Bool {
    let other = other.unmapped
    return other.bytes.count == address.bytes.count
      && other.lies(in: address.bytes, length: length)
  }
}
