import Basics
import ConnectorKit
import Storage

/// What is kept of a notice: which packages it names. Everything else that it says may be late,
/// repeated or made up, and is read from the channel itself.
enum NoticeHints {
  /// Packages of one notice that are told apart.
  static let mostPackages = 200
  static let longestKey = 100

  /// One hint a package. A notice that cannot be read is a hint all the same: it says that something
  /// happened.
  static func read(
    _ notice: WebhookNotice, _ connector: any WebhookSubscribing
  ) -> [WebhookHints.Hint] {
    let records = (try? connector.records(in: notice)) ?? []
    var hashes: [String: Int64] = [:]
    for record in records.prefix(mostPackages) {
      hashes[key(record.remoteID)] = ContentHash.of(record.payload)
    }
    if hashes.isEmpty { hashes[""] = ContentHash.of(notice.body) }
    return hashes.sorted { $0.key < $1.key }.map {
      WebhookHints.Hint(packageKey: $0.key, contentHash: $0.value)
    }
  }

  /// A key that no channel would give is told apart by its hash.
  private static func key(_ remoteID: String) -> String {
    let isUsual =
      remoteID.utf8.count <= longestKey && remoteID.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    return isUsual ? remoteID : "#\(ContentHash.of(Array(remoteID.utf8)))"
  }
}
