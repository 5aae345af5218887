import Basics

/// Makes one order out of all its packages. Pure, and blind to the order in which they came: the
/// same set of packages gives the same order.
///
/// A package that others have taken the place of gives no goods and no money. Of the others, those
/// that still count as sold make the order's totals; where none does, all of them, so that a
/// cancelled order keeps its value.
public struct OrderMerging: Sendable {
  /// The order, with the lines of its live packages; each line tells its package.
  public let order: OrderRecord
  /// The packages by key, with `isReplaced` set where a package has come out of them.
  public let packages: [PackageRecord]

  /// - Parameter parts: the newest record of each package of one order, each once, in any order.
  ///   Records without a package are left out.
  /// - Returns: nil when there is no package.
  public init?(_ parts: [OrderRecord]) {
    let parts = Self.marked(parts)
    let byAge = parts.sorted { Self.isOlder($1, $0) }
    guard let newest = byAge.first else { return nil }
    let live = parts.filter { $0.package?.isReplaced == false }
    let counted = Self.counted(live)
    var order = newest
    order.package = nil
    // Addresses come later than the package for some kinds of orders.
    order.buyer = byAge.first { !$0.buyer.name.isEmpty }?.buyer ?? newest.buyer
    order.addresses = byAge.first { !$0.addresses.isEmpty }?.addresses ?? []
    order.placedAt = parts.map(\.placedAt).min() ?? newest.placedAt
    order.changedAt = parts.compactMap(\.changedAt).max()
    order.status = Self.status(of: live.compactMap(\.package?.status))
    order.channelStatus = Self.words(live.isEmpty ? [newest] : live)
    order.lines = live.flatMap { Self.lines(of: $0, isCounted: counted.contains($0)) }
    Self.sumUp(counted, into: &order)
    Self.takeShipping(live, into: &order)
    order.payments = live.flatMap(\.payments)
    order.history = Self.history(parts)
    self.order = order
    packages = parts.compactMap(\.package)
  }

  /// Sorted by key, with the packages marked that others came out of.
  private static func marked(_ parts: [OrderRecord]) -> [OrderRecord] {
    let replaced = Set(
      parts.compactMap(\.package).flatMap { package in
        // One that names itself has come out of nothing.
        package.originRemoteIDs.map { RecordKey($0) }.filter {
          $0 != RecordKey(package.remoteID)
        }
      })
    return parts.compactMap { part -> (key: String, part: OrderRecord)? in
      guard let package = part.package else { return nil }
      var part = part
      part.package?.isReplaced =
        package.isReplaced || replaced.contains(RecordKey(package.remoteID))
      return (package.remoteID, part)
    }.sorted { Self.isBefore($0.key, $1.key) }.map(\.part)
  }

  /// Keys are numbers as a rule: shorter ones are older.
  private static func isBefore(_ left: String, _ right: String) -> Bool {
    (left.utf8.count, RecordKey(left)) < (right.utf8.count, RecordKey(right))
  }

  private static func isOlder(_ left: OrderRecord, _ right: OrderRecord) -> Bool {
    guard let one = left.package, let other = right.package else { return false }
    let times = (one.changedAt?.milliseconds ?? .min, other.changedAt?.milliseconds ?? .min)
    guard times.0 == times.1 else { return times.0 < times.1 }
    return isBefore(one.remoteID, other.remoteID)
  }

  /// The packages that make the totals.
  private static func counted(_ live: [OrderRecord]) -> [OrderRecord] {
    for isMeant in [
      { (status: OrderStatus) in status.countsAsSale }, { $0 == .awaitingPayment },
    ] {
      let found = live.filter { $0.package.map { isMeant($0.status) } == true }
      if !found.isEmpty { return found }
    }
    return live
  }

  /// What is left to do decides: the package that has come least far. One that came to nothing
  /// decides only where all did.
  static func status(of statuses: [OrderStatus]) -> OrderStatus {
    let order: [OrderStatus] = [
      .created, .preparing, .invoiced, .shipped, .delivered, .awaitingPayment, .unknown,
      .undelivered, .returned, .unsupplied, .cancelled,
    ]
    return order.first { statuses.contains($0) } ?? .unknown
  }

  /// The channel's words, each once, in the order of the packages.
  private static func words(_ parts: [OrderRecord]) -> String {
    var words: [String] = []
    for part in parts where !words.contains(part.channelStatus) {
      words.append(part.channelStatus)
    }
    return words.joined(separator: " + ")
  }

  private static func lines(of part: OrderRecord, isCounted: Bool) -> [OrderLineRecord] {
    part.lines.map { line in
      var line = line
      line.packageRemoteID = part.package?.remoteID
      line.isCancelled = line.isCancelled || !isCounted
      return line
    }
  }

  private static func sumUp(_ counted: [OrderRecord], into order: inout OrderRecord) {
    order.totalMinor = counted.lazy.map(\.totalMinor).clampedSum()
    order.shippingMinor = counted.lazy.map(\.shippingMinor).clampedSum()
    order.discountMinor = counted.lazy.map(\.discountMinor).clampedSum()
    order.taxMinor = counted.lazy.map(\.taxMinor).clampedSum()
  }

  /// Of the first live package that tells it.
  private static func takeShipping(_ live: [OrderRecord], into order: inout OrderRecord) {
    func first(_ value: (PackageRecord) -> String?) -> String? {
      live.lazy.compactMap(\.package).compactMap(value).first { !$0.isEmpty }
    }
    order.carrier = first(\.carrier)
    order.trackingNumber = first(\.trackingNumber)
    order.invoiceNumber = first(\.invoiceNumber)
  }

  /// What the channel tells of the packages' past, and how each is now; oldest first.
  private static func history(_ parts: [OrderRecord]) -> [StatusEvent] {
    var events: Set<StatusEvent> = []
    for part in parts {
      guard let package = part.package else { continue }
      events.formUnion(package.history)
      guard !package.history.contains(where: { $0.channelStatus == package.channelStatus }) else {
        continue
      }
      events.insert(
        StatusEvent(
          at: package.changedAt ?? part.placedAt, status: package.status,
          channelStatus: package.channelStatus))
    }
    return events.sorted { left, right in
      (left.at.milliseconds, left.status.rawValue, left.channelStatus)
        < (right.at.milliseconds, right.status.rawValue, right.channelStatus)
    }
  }
}
