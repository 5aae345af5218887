import Basics

/// What the first user is asked for: whoever can read it has the program's console, so nobody else
/// who reaches the port first becomes the owner. New for each start of the program.
public struct SetupCode: Sendable {
  /// Forty bits, without letters and digits that look alike: `K7QF-3MTD`.
  public let text: String

  private static let letters = Array("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")

  public static func make() -> SetupCode {
    var random = SystemRandomNumberGenerator()
    let signs = (0..<8).compactMap { _ in letters.randomElement(using: &random) }
    return SetupCode(text: String(signs[..<4]) + "-" + String(signs[4...]))
  }

  public init(text: String) { self.text = text }

  /// Whatever the case, with or without the hyphen.
  public func matches(_ typed: String) -> Bool {
    ConstantTime.equal(Self.plain(typed), Self.plain(text))
  }

  private static func plain(_ text: String) -> [UInt8] {
    text.utf8.prefix(40).compactMap { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 0x20
      case UInt8(ascii: "-"), UInt8(ascii: " "): nil
      default: byte
      }
    }
  }
}
