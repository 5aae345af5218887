import Basics
import Hummingbird

/// Whether a program on this machine asks, and for itself.
enum LocalCaller {
  /// - Parameter peer: the other end of the connection. A proxy on this machine is one, too, but says
  ///   that it speaks for others.
  static func `is`(peer: String?, _ headers: HTTPFields) -> Bool {
    guard let peer, let address = IPAddress(peer), address.unmapped.isLoopback else { return false }
    return !headers.contains { isForwarding($0.name.canonicalName) }
  }

  /// - Parameter name: in small letters.
  private static func isForwarding(_ name: String) -> Bool {
    name.hasPrefix("x-forwarded-") || ["forwarded", "via", "x-real-ip"].contains(name)
  }
}
