import Basics
import Crypto
import Foundation

/// Encrypts secrets at rest with AES-256-GCM. The key lives outside the database, so a copied
/// database file gives no secret away.
public struct SecretBox: Sendable {
  private let key: SymmetricKey

  /// - Parameter key: exactly 32 bytes.
  public init?(key bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// Seals named secrets; `context` (what they belong to) must be the same when they are opened.
  public func seal(_ secrets: [String: Secret], context: String) throws -> [UInt8] {
    let plain = try JSONEncoder().encode(secrets.mapValues { $0.reveal() })
    let box = try AES.GCM.seal(plain, using: key, authenticating: Data(context.utf8))
    guard let combined = box.combined else {
      throw StorageError(.other, message: "secrets could not be sealed")
    }
    return [UInt8](combined)
  }

  /// - Throws: `StorageError.corrupt` when the key is another one or the bytes were changed.
  public func open(_ sealed: [UInt8], context: String) throws -> [String: Secret] {
    do {
      let box = try AES.GCM.SealedBox(combined: sealed)
      let plain = try AES.GCM.open(box, using: key, authenticating: Data(context.utf8))
      return try JSONDecoder().decode([String: String].self, from: plain).mapValues(Secret.init)
    } catch {
      throw StorageError(
        .corrupt,
        message: "stored secrets cannot be opened with this secret key (TEZGAH_SECRET_KEY)")
    }
  }
}
