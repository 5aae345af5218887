import Basics
import Crypto
import Foundation
import Storage

/// Browsers in which somebody signed in before. The browser keeps a sealed token: whose it is, and a
/// mark of the password of then, so that a new password makes all earlier tokens worthless. A token
/// opens nothing: its browser is only not held up by what others guess.
public struct KnownBrowsers: Sendable {
  static let seconds = 365 * 86_400
  private static let context = "a browser that is known"

  private let box: SecretBox

  public init(box: SecretBox) { self.box = box }

  /// A token for the browser in which this account has just signed in.
  public func token(of account: UserAccounts.Account) throws -> String {
    let sealed = try box.seal(
      ["user": Secret(String(account.id)), "mark": Secret(Self.mark(account))],
      context: Self.context)
    return Data(sealed).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  /// True when the token is one of this account.
  public func isKnown(_ token: String, _ account: UserAccounts.Account) -> Bool {
    guard let sealed = Self.bytes(token),
      let content = try? box.open(sealed, context: Self.context)
    else { return false }
    return content["user"]?.reveal() == String(account.id)
      && content["mark"]?.reveal() == Self.mark(account)
  }

  private static func bytes(_ token: String) -> [UInt8]? {
    guard token.utf8.count < 1000 else { return nil }
    var text = token.replacing("-", with: "+").replacing("_", with: "/")
    while text.utf8.count % 4 != 0 { text += "=" }
    return Data(base64Encoded: text).map { [UInt8]($0) }
  }

  private static func mark(_ account: UserAccounts.Account) -> String {
    Data(SHA256.hash(data: Data(account.passwordHash.utf8)).prefix(12)).base64EncodedString()
  }
}
