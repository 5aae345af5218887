import Basics
import Commerce
import ConnectorKit
import Synchronization

/// A channel on which one order after the other is placed, each a page of its own, at a steady pace.
/// The moment in which a page is handed over is when its order was seen.
final class SaleFeed: Connector {
  private let orders: Int
  private let pause: Duration
  /// Goods that are sold, by the place of the order.
  private let goods: [Int64]
  private let began = ContinuousClock.now
  private let onSeen: @Sendable (_ variant: Int64) -> Void

  /// - Parameters:
  ///   - hot: how many variants are sold at all.
  ///   - seed: which of them, in which order.
  init(
    orders: Int, perSecond: Int, hot: Int64, seed: UInt64,
    onSeen: @escaping @Sendable (Int64) -> Void
  ) {
    self.orders = orders
    pause = .microseconds(1_000_000 / perSecond)
    self.onSeen = onSeen
    var state = seed
    goods = (0..<orders).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(state >> 33) % hot + 1
    }
  }

  var descriptor: ConnectorDescriptor {
    ConnectorDescriptor(
      platform: "feed", displayName: "Feed", capabilities: [], settings: [], streams: [.orders],
      shopKeys: [])
  }

  func check() async throws(ConnectorError) -> ConnectionCheck { ConnectionCheck(findings: []) }

  func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    let number = request.cursor.flatMap { Int($0) } ?? 0
    try? await Task.sleep(until: began + pause * number, clock: .continuous)
    let payload = Array("\(number)|\(goods[number])".utf8)
    onSeen(goods[number])
    return PulledPage(
      records: [
        RawRecord(
          remoteID: "\(number)", contentHash: ContentHash.of(payload), payload: payload[...])
      ], next: number + 1 < orders ? "\(number + 1)" : nil)
  }

  func map(_ record: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord {
    let parts = String(decoding: record.payload, as: UTF8.self).split(separator: "|")
    let placedAt = Timestamp(seconds: LagShop.start.milliseconds / 1000 + 60)
    var order = OrderRecord(
      remoteID: record.remoteID, number: "S\(record.remoteID)", placedAt: placedAt,
      status: .created, channelStatus: "new", currency: .turkishLira)
    order.changedAt = placedAt
    var line = OrderLineRecord(remoteID: "1")
    line.variantRemoteID = "v\(parts[1])"
    line.quantityMilli = 1000
    order.lines = [line]
    return .order(order)
  }
}

/// A channel that takes every value at once, and notes when.
final class TakingChannel: OfferPushing {
  private let onAccepted: @Sendable (_ variant: Int64, _ quantity: Int64) -> Void

  init(onAccepted: @escaping @Sendable (Int64, Int64) -> Void) { self.onAccepted = onAccepted }

  var descriptor: ConnectorDescriptor {
    ConnectorDescriptor(
      platform: "taking", displayName: "Taking", capabilities: [], settings: [], streams: [],
      shopKeys: [])
  }
  let offerLimits = OfferLimits(rowsPerPush: 1000, mostUnits: 20_000)

  func check() async throws(ConnectorError) -> ConnectionCheck { ConnectionCheck(findings: []) }
  func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    PulledPage(records: [], next: nil)
  }
  func map(_ record: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord {
    throw MappingError(field: "record", reason: "there are none")
  }

  func push(_ offers: [OfferUpdate]) async throws(ConnectorError) -> PushReceipt {
    for offer in offers {
      if let variant = Int64(offer.remoteID.dropFirst()), let quantity = offer.quantity {
        onAccepted(variant, quantity)
      }
    }
    return .done(offers.map { OfferOutcome(listingID: $0.listingID, result: .accepted) })
  }

  func result(of ticket: PushTicket) async throws(ConnectorError) -> TicketAnswer { .expired }
}
