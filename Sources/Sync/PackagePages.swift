import Basics
import Commerce
import ConnectorKit
import Storage

/// Pages of channels that tell packages instead of orders.
extension PageWriter {
  /// - Returns: the package rows of the items that are left in the plan, in order.
  func writePackages(
    _ plan: inout WritePlan, now: Timestamp, in connection: any SQLConnection
  ) throws -> [Int64] {
    let items = plan.take { if case .order(let value) = $0 { value } else { nil } }.map {
      PackageWriter.Item(
        record: $0, contentHash: $1.contentHash, existingID: $1.existing?.id)
    }
    var ids: [Int64] = []
    var older: Set<Int> = []
    var held: [Int: String] = [:]
    for (place, outcome) in try packageWriter(now, connection).write(items).enumerated() {
      switch outcome {
      case .stored(let id): ids.append(id)
      case .older: older.insert(place)
      case .held(let reason): held[place] = reason
      }
    }
    plan.leaveOut(older: older, held: held)
    return ids
  }

  /// Makes orders anew from the packages that are left after some have gone.
  func rebuild(
    ordersOf packageIDs: [Int64], now: Timestamp, in connection: any SQLConnection
  ) throws {
    guard !packageIDs.isEmpty else { return }
    try packageWriter(now, connection).rebuild(ordersOf: packageIDs)
  }

  private func packageWriter(_ now: Timestamp, _ connection: any SQLConnection) -> PackageWriter {
    PackageWriter(connection: connection, channelID: channelID, zone: zone, now: now) {
      remoteID, contentHash, payload in
      let raw = RawRecord(remoteID: remoteID, contentHash: contentHash, payload: payload[...])
      guard case .order(let order) = try? map(raw) else { return nil }
      return order
    }
  }
}
