import Basics
import Commerce
import ConnectorKit

/// A page can hold a package twice when the channel changed while it was read, and not always the
/// newer one last.
enum PackageDuplicates {
  /// The newest record of each key, in the order of the first ones. Of two that are as old, the
  /// later one; one that cannot be mapped stays beside those that can, and one whose time is not
  /// believed gives way.
  static func newest(of records: [PreparedPage.Record], now: Timestamp) -> [PreparedPage.Record] {
    var places: [RecordKey: Int] = [:]
    var kept: [PreparedPage.Record] = []
    for record in records {
      if case .rejected = record.mapping {
        kept.append(record)
      } else if let place = places[record.raw.key] {
        if age(of: record, now) >= age(of: kept[place], now) { kept[place] = record }
      } else {
        places[record.raw.key] = kept.count
        kept.append(record)
      }
    }
    return kept
  }

  /// A record that is stored already gives way to any other: if that is the older one, the look at
  /// what is stored tells.
  private static func age(of record: PreparedPage.Record, _ now: Timestamp) -> (Int, Int64) {
    guard case .mapped(.order(let order), _) = record.mapping else { return (0, 0) }
    return (1, order.package?.changedAt?.believed(at: now)?.milliseconds ?? .min)
  }
}
