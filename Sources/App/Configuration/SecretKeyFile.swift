import Basics
import Foundation
import Storage

/// The key that encrypts stored secrets: from the settings, else from a file made once in the data
/// folder that only its owner can read.
enum SecretKeyFile {
  static let name = "secret.key"

  static func load(_ configuration: AppConfiguration) throws -> SecretBox {
    if let given = configuration.secretKey {
      guard let box = box(base64: given.reveal()) else {
        throw AppConfiguration.Invalid(
          setting: Setting.secretKey.name,
          reason: "must be 32 bytes in base64; make one with: openssl rand -base64 32")
      }
      return box
    }
    let path = configuration.dataFolder.appendingPathComponent(name).path
    return try read(path) ?? make(path)
  }

  private static func read(_ path: String) throws -> SecretBox? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    guard let box = box(base64: String(decoding: data, as: UTF8.self)) else {
      throw AppConfiguration.Invalid(
        setting: path, reason: "does not hold 32 bytes in base64; restore it from a backup")
    }
    return box
  }

  /// Written under another name and then linked, which fails when the name is taken: of two first
  /// starts at once one makes the key and the other reads it, whole.
  private static func make(_ path: String) throws -> SecretBox {
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let text = Data(bytes).base64EncodedString() + "\n"
    let part = "\(path).\(UUID().uuidString)"
    defer { unlink(part) }
    if PrivateFile.write(text, to: part), link(part, path) == 0, let box = SecretBox(key: bytes) {
      return box
    }
    if let made = try read(path) { return made }
    throw AppConfiguration.Invalid(setting: path, reason: "cannot be written")
  }

  private static func box(base64: String) -> SecretBox? {
    let text = base64.trimmingCharacters(in: .whitespacesAndNewlines)
    return Data(base64Encoded: text).flatMap { SecretBox(key: [UInt8]($0)) }
  }
}
