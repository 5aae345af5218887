import Basics

/// Tells addresses of the open internet from all others, for addresses that users type in: feeds,
/// pictures, webhooks. Without it, such an address could reach our own services, the router or the
/// cloud's metadata (server-side request forgery).
public enum AddressGuard {
  /// True for a globally reachable unicast address, written strictly.
  ///
  /// Source: IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890 and its
  /// updates). For IPv6 the rule is turned round: only global unicast (2000::/3) less its special
  /// blocks is public, so a block assigned tomorrow is closed until someone opens it. Addresses
  /// that carry an IPv4 address are judged by that one.
  public static func isPublic(_ ip: String) -> Bool {
    IPAddress(ip).map { isPublic($0) } ?? false
  }

  private static func isPublic(_ address: IPAddress) -> Bool {
    address.isIPv4 ? isPublicIPv4(address) : isPublicIPv6(address)
  }

  /// True for a public address, and for one in the networks.
  public static func isAllowed(_ ip: String, and networks: [IPNetwork]) -> Bool {
    IPAddress(ip).map { isAllowed($0, and: networks) } ?? false
  }

  static func isAllowed(_ address: IPAddress, and networks: [IPNetwork]) -> Bool {
    isPublic(address) || networks.contains { $0.contains(address) }
  }

  private static func isPublicIPv4(_ address: IPAddress) -> Bool {
    !closedIPv4.contains { address.lies(in: $0.prefix, length: $0.length) }
  }

  private static func isPublicIPv6(_ address: IPAddress) -> Bool {
    for carrier in ipv4Carriers where address.lies(in: carrier, length: 96) {
      return isPublicIPv4(IPAddress(bytes: Array(address.bytes[12...])))
    }
    return address.lies(in: [0x20], length: 3)
      && !closedIPv6.contains { address.lies(in: $0.prefix, length: $0.length) }
  }

  private static let closedIPv4: [(prefix: [UInt8], length: Int)] = [
    ([0], 8),  // this network
    ([10], 8),  // private
    ([100, 64], 10),  // carrier-grade NAT, and Alibaba's metadata
    ([127], 8),  // loopback
    ([168, 63, 129, 16], 32),  // Azure's host channel: formally public, but always the own host
    ([169, 254], 16),  // link-local, and most clouds' metadata
    ([172, 16], 12),  // private
    ([192, 0, 0], 24),  // protocol assignments, and Oracle's metadata
    ([192, 0, 2], 24),  // documentation
    ([192, 88, 99], 24),  // 6to4 relays
    ([192, 168], 16),  // private
    ([198, 18], 15),  // benchmarks
    ([198, 51, 100], 24),  // documentation
    ([203, 0, 113], 24),  // documentation
    ([224], 4),  // multicast
    ([240], 4),  // reserved, and broadcast
  ]

  /// IPv4-mapped (::ffff:0:0/96) and NAT64 (64:ff9b::/96).
  private static let ipv4Carriers: [[UInt8]] = [
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], [0, 0x64, 0xFF, 0x9B],
  ]

  private static let closedIPv6: [(prefix: [UInt8], length: Int)] = [
    ([0x20, 0x01], 23),  // protocol assignments: Teredo, benchmarks, ORCHID
    ([0x20, 0x01, 0x0D, 0xB8], 32),  // documentation
    ([0x20, 0x02], 16),  // 6to4, which carries any IPv4 address
    ([0x3F, 0xFF], 20),  // documentation
  ]
}
