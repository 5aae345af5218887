import Crypto

/// Stands for the key of a record that has none, so that each such record is set aside in a row of
/// its own: a hash of what came. No record is stored under one.
public enum StandInKey {
  private static let prefix = "sha256:"

  /// `sha256:` and 64 hexadecimal digits.
  public static func of(_ bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) }
    let digits = Array("0123456789abcdef".utf8)
    let hex = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return prefix + String(decoding: hex, as: UTF8.self)
  }

  /// Of a record that was set aside: of its payload, or of the reason where nothing was received.
  public static func of(reason: String, payload: some Collection<UInt8>) -> String {
    payload.isEmpty ? of(reason.utf8) : of(payload)
  }

  /// True for what this type makes, and for an empty key, which earlier versions set aside.
  public static func isOne(_ key: String) -> Bool {
    guard !key.isEmpty else { return true }
    let digits = key.utf8.dropFirst(prefix.utf8.count)
    return key.utf8.starts(with: prefix.utf8) && digits.count == 64
      && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension RejectedRecord {
  /// A record that cannot be told from others.
  /// - Parameter field: The member that should have held its key.
  public static func keyless(
    field: String, payload: ArraySlice<UInt8>
  ) -> RejectedRecord {
    RejectedRecord(
      remoteID: StandInKey.of(payload),
      reason: MappingError(field: field, reason: "the record has no usable key").description,
      payload: payload)
  }

  /// What could not even be received.
  public static func unread(_ reason: String) -> RejectedRecord {
    RejectedRecord(remoteID: StandInKey.of(reason.utf8), reason: reason, payload: [])
  }
}
