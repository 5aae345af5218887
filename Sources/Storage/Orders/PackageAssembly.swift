import Basics
import Commerce

/// Putting orders together: the packages that are stored already, and the writing of the whole.
extension PackageWriter {
  /// The stored packages of the orders that are not among the items, and of each order that cannot
  /// be put together the package that cannot be read.
  func sisters(
    ofOrders keys: [RecordKey], besides items: [Item], _ kept: [Int]
  ) throws -> (parts: [RecordKey: [Part]], unreadable: [RecordKey: String]) {
    let given = Set(kept.compactMap { items[$0].record.package.map { RecordKey($0.remoteID) } })
    let stored = try rows.packages(ofOrders: keys).mapValues { packages in
      packages.filter { !given.contains(RecordKey($0.remoteID)) }
    }
    let payloads = try PayloadTable.packages.payloads(
      of: stored.values.joined().map(\.id), in: connection)
    let replaced = Set(
      kept.flatMap { items[$0].record.package?.originRemoteIDs ?? [] }.map { RecordKey($0) })
    var parts: [RecordKey: [Part]] = [:]
    var unreadable: [RecordKey: String] = [:]
    for (key, packages) in stored {
      for package in packages {
        if let record = payloads[package.id].flatMap({
          map(package.remoteID, package.contentHash, $0)?.believed(at: now)
        }), record.package != nil, RecordKey(record.remoteID) == key {
          parts[key, default: []].append(
            Part(
              record: record, contentHash: package.contentHash, existingID: package.id,
              wasReplaced: package.isReplaced))
        } else if !package.isReplaced && !replaced.contains(RecordKey(package.remoteID)) {
          // One that others have taken the place of has no goods that could be lost.
          unreadable[key] = package.remoteID
        }
      }
    }
    return (parts, unreadable)
  }

  /// - Returns: the row of each item, by the item's index.
  @discardableResult
  func store(_ parts: [RecordKey: [Part]]) throws -> [(item: Int, id: Int64)] {
    let merged = parts.compactMap { key, parts in
      OrderMerging(parts.map(\.record)).map { (key: key, parts: parts, merging: $0) }
    }.sorted { $0.key < $1.key }
    let known = try RecordTable.orders.known(
      merged.map(\.key.text), channelID: channelID, in: connection)
    let orderIDs = try OrderWriter(
      connection: connection, channelID: channelID, zone: zone, now: now
    ).write(
      merged.map { key, parts, merging in
        .init(
          record: merging.order, contentHash: Self.hash(parts), existingID: known[key]?.id)
      })
    return try storePackages(
      zip(orderIDs, merged).map {
        (orderID: $0, order: $1.key.text, parts: $1.parts, merging: $1.merging)
      })
  }

  /// The rows of the packages whose orders are written. Of a sister only the mark can have changed
  /// that others took its place.
  private func storePackages(
    _ orders: [(orderID: Int64, order: String, parts: [Part], merging: OrderMerging)]
  ) throws -> [(item: Int, id: Int64)] {
    var written: [(item: Int, row: PackageRows.New)] = []
    var flags: [(id: Int64, isReplaced: Bool)] = []
    for (orderID, order, parts, merging) in orders {
      let packages = Dictionary(
        merging.packages.map { (RecordKey($0.remoteID), $0) }, uniquingKeysWith: { $1 })
      for part in parts {
        guard let key = part.record.package.map({ RecordKey($0.remoteID) }),
          let package = packages[key]
        else { continue }
        if let item = part.item {
          let row = PackageRows.New(
            package: package, contentHash: part.contentHash, orderID: orderID,
            orderRemoteID: order, existingID: part.existingID)
          written.append((item, row))
        } else if let id = part.existingID, package.isReplaced != part.wasReplaced {
          flags.append((id, package.isReplaced))
        }
      }
    }
    written.sort { $0.item < $1.item }
    try rows.setReplaced(flags.sorted { $0.id < $1.id })
    return Array(zip(written.map(\.item), try rows.write(written.map(\.row))))
  }

  /// One hash for the hashes of all packages, whatever their order.
  private static func hash(_ parts: [Part]) -> Int64 {
    let texts = parts.map { "\($0.record.package?.remoteID ?? "")\n\($0.contentHash)" }.sorted()
    return ContentHash.of(texts.joined(separator: "\n").utf8)
  }
}
