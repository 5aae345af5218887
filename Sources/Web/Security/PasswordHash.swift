import Basics
import Crypto
import CryptoExtras
import Dispatch
import Foundation

/// How much work a password hash costs (scrypt, RFC 7914).
public struct PasswordCost: Sendable {
  /// N, a power of two.
  public var rounds: Int
  /// r.
  public var blockSize: Int
  /// p.
  public var parallelism: Int

  public init(rounds: Int, blockSize: Int, parallelism: Int) {
    self.rounds = rounds
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  /// N = 2^16, r = 8, p = 2 is one of the equal-strength settings of the OWASP Password Storage
  /// Cheat Sheet (2026): 64 MB for each check instead of the 128 MB of N = 2^17.
  public static let standard = PasswordCost(rounds: 65_536, blockSize: 8, parallelism: 2)
}

/// Passwords are stored as scrypt hashes with their parameters, so that stronger ones can follow.
/// At most two are computed at once.
public enum PasswordHash {
  public static let minimumLength = 12
  public static let maximumLength = 128

  /// What is wrong with a password that is to be set.
  public enum Weakness: Error, Sendable { case tooShort, tooLong, common }

  /// Two checks at once, on threads of their own: hashing takes a quarter of a second.
  private static let queue = DispatchQueue(label: "tezgah.passwords", attributes: .concurrent)
  private static let slots = AsyncSlots(2, mostWaiting: 20)

  /// So many passwords are being looked at that this one would wait for seconds.
  public struct Busy: Error, Sendable {}

  public static func weakness(of password: String) -> Weakness? {
    if password.count < minimumLength { return .tooShort }
    if password.utf8.count > maximumLength { return .tooLong }
    let folded = TurkishFolding.fold(password)
    if Set(folded).count < 4 { return .common }
    // What guessers try first is one known word with digits and marks around it, or digits alone.
    var word = folded.filter(\.isLetter)
    if let half = CommonPasswordWords.half(of: word) { word = half }
    return word.count < 3 || CommonPasswordWords.all.contains(word) ? .common : nil
  }

  /// - Returns: `scrypt$65536$8$2$SALT$HASH`, base64.
  public static func make(
    _ password: String, cost: PasswordCost = .standard
  ) async throws -> String {
    var random = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    return text(cost, salt: salt, key: try await derive(password, salt: salt, cost))
  }

  /// The right shape and cost, and no password fits it: for an account that does not exist.
  static func ofNobody(_ cost: PasswordCost) -> String {
    text(cost, salt: [UInt8](repeating: 0, count: 16), key: [UInt8](repeating: 0, count: 32))
  }

  private static func text(_ cost: PasswordCost, salt: [UInt8], key: [UInt8]) -> String {
    [
      "scrypt", "\(cost.rounds)", "\(cost.blockSize)", "\(cost.parallelism)",
      Data(salt).base64EncodedString(), Data(key).base64EncodedString(),
    ].joined(separator: "$")
  }

  /// Compares in constant time. A hash that cannot be read matches nothing.
  /// - Throws: `Busy`, and `CancellationError` for who gives up waiting.
  public static func matches(_ password: String, hash: String) async throws -> Bool {
    let parts = hash.split(separator: "$").map(String.init)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
      let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
      let salt = Data(base64Encoded: parts[4]), let expected = Data(base64Encoded: parts[5]),
      (1...1 << 20).contains(rounds), (1...1024).contains(blockSize),
      (1...1024).contains(parallelism), password.utf8.count <= maximumLength
    else { return false }
    let cost = PasswordCost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
    let key: [UInt8]
    do {
      key = try await derive(password, salt: [UInt8](salt), cost)
    } catch let error where error is Busy || error is CancellationError {
      throw error
    } catch {
      return false
    }
    return ConstantTime.equal(key, [UInt8](expected))
  }

  private static func derive(
    _ password: String, salt: [UInt8], _ cost: PasswordCost
  ) async throws -> [UInt8] {
    do {
      return try await slots.with { try await compute(password, salt: salt, cost) }
    } catch is AsyncSlots.Full {
      throw Busy()
    }
  }

  private static func compute(
    _ password: String, salt: [UInt8], _ cost: PasswordCost
  ) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(
          with: Result {
            let key = try KDF.Scrypt.deriveKey(
              from: Data(password.utf8), salt: salt, outputByteCount: 32,
              rounds: cost.rounds, blockSize: cost.blockSize,
              parallelism: cost.parallelism, maxMemory: 256 << 20)
            return key.withUnsafeBytes { [UInt8]($0) }
          })
      }
    }
  }
}

/// Comparing secrets without telling by time where they differ.
public enum ConstantTime {
  public static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
