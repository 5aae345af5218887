import Basics
import Commerce
import ConnectorKit
import Outbound
import Synchronization

/// A package as the test's shop tells it.
struct FakePackage: Sendable, Hashable {
  var key: Int
  var order: Int
  /// Minutes; a later record of a package has a later one.
  var changedAt: Int
  var status: OrderStatus
  var origins: [Int] = []
  /// Line key and units.
  var goods: [Int: Int] = [:]
  var isReplaced = false
  var buyer = "Ayşe"

  var payload: [UInt8] {
    let goods = goods.sorted { $0.key < $1.key }.map { "\($0):\($1)" }.joined(separator: ",")
    let origins = origins.map(String.init).joined(separator: ",")
    let fields = [
      "\(key)", "\(order)", "\(changedAt)", status.rawValue, origins, goods,
      isReplaced ? "1" : "0", buyer,
    ]
    return Array(fields.joined(separator: "|").utf8)
  }

  var raw: RawRecord {
    RawRecord(
      remoteID: "\(key)", contentHash: ContentHash.of(payload), payload: payload[...])
  }

  /// - Returns: nil for a payload that is none.
  init?(_ payload: some Sequence<UInt8>) {
    let parts = String(decoding: Array(payload), as: UTF8.self)
      .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 8, let key = Int(parts[0]), let order = Int(parts[1]),
      let changedAt = Int(parts[2]), let status = OrderStatus(rawValue: parts[3])
    else { return nil }
    self.init(key: key, order: order, changedAt: changedAt, status: status)
    origins = parts[4].split(separator: ",").compactMap { Int($0) }
    for line in parts[5].split(separator: ",") {
      let pair = line.split(separator: ":").compactMap { Int($0) }
      if pair.count == 2 { goods[pair[0]] = pair[1] }
    }
    isReplaced = parts[6] == "1"
    buyer = parts[7]
  }

  init(
    key: Int, order: Int, changedAt: Int, status: OrderStatus, origins: [Int] = [],
    goods: [Int: Int] = [:], isReplaced: Bool = false, buyer: String = "Ayşe"
  ) {
    self.key = key
    self.order = order
    self.changedAt = changedAt
    self.status = status
    self.origins = origins
    self.goods = goods
    self.isReplaced = isReplaced
    self.buyer = buyer
  }

  /// Each unit costs 10.00; a line of two or more has 1.00 off.
  var record: OrderRecord {
    var record = OrderRecord(
      remoteID: "\(order)", number: "\(order)",
      placedAt: Timestamp(seconds: 1_790_000_000 + Int64(order)), status: status,
      channelStatus: status.rawValue, currency: .turkishLira)
    record.changedAt = Self.time(changedAt)
    record.buyer.name = buyer
    record.buyer.email = "buyer\(order)@example.com"
    record.lines = goods.sorted { $0.key < $1.key }.map { key, units in
      var line = OrderLineRecord(remoteID: "\(key)")
      line.variantRemoteID = "b\(key)"
      line.barcode = "b\(key)"
      line.quantityMilli = Int64(units) * 1000
      line.discountMinor = units > 1 ? 100 : 0
      line.totalMinor = Int64(units) * 1000 - line.discountMinor
      return line
    }
    record.totalMinor = record.lines.reduce(0) { $0 + $1.totalMinor }
    record.discountMinor = record.lines.reduce(0) { $0 + $1.discountMinor }
    record.package = package
    return record
  }

  private var package: PackageRecord {
    var package = PackageRecord(
      remoteID: "\(key)", status: status, channelStatus: isReplaced ? "UnPacked" : status.rawValue)
    package.originRemoteIDs = origins.map(String.init)
    package.isReplaced = isReplaced
    package.trackingNumber = "T\(key)"
    package.carrier = "Kargo"
    package.changedAt = Self.time(changedAt)
    package.history = [
      StatusEvent(at: Self.time(0), status: .created, channelStatus: "created")
    ]
    return package
  }

  static func time(_ minutes: Int) -> Timestamp {
    Timestamp(seconds: 1_790_000_000 + Int64(minutes) * 60)
  }
}

/// A channel whose orders come as packages, from pages that the test lays out.
final class PackageConnector: Connector {
  struct Shop: Sendable {
    var pages: [[RawRecord]] = []
    var failAtPage: Int?
    var mapped = 0
    /// Packages that the mapping cannot read for now.
    var unreadable: Set<String> = []
  }

  let shop = Mutex(Shop())
  let platform: String

  init(platform: String = "parcels") { self.platform = platform }

  var descriptor: ConnectorDescriptor {
    ConnectorDescriptor(
      platform: platform, displayName: "Parcels", capabilities: [], settings: [],
      streams: [.orders], shopKeys: [], orderUnit: .package)
  }

  func show(_ pages: [[FakePackage]]) {
    shop.withLock { $0.pages = pages.map { $0.map(\.raw) } }
  }

  func check() async throws(ConnectorError) -> ConnectionCheck { ConnectionCheck(findings: []) }

  func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    let number = request.cursor.flatMap { Int($0) } ?? 0
    let (page, count, fails) = shop.withLock { shop in
      (
        shop.pages.indices.contains(number) ? shop.pages[number] : [], shop.pages.count,
        shop.failAtPage == number
      )
    }
    if fails { throw ConnectorError(.temporary, "the shop is down") }
    return PulledPage(records: page, next: number + 1 < count ? String(number + 1) : nil)
  }

  func map(_ record: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord {
    let isUnreadable = shop.withLock { shop in
      shop.mapped += 1
      return shop.unreadable.contains(record.remoteID)
    }
    guard !isUnreadable, let package = FakePackage(record.payload) else {
      throw MappingError(field: "package", reason: "cannot be read")
    }
    return .order(package.record)
  }
}
