import Basics
import Commerce
import ConnectorKit
import ConnectorTicimax
import Markup
import Outbound

/// Replies of Ticimax: the envelope, the cut into records, the mapping.
struct SOAPTarget: FuzzTarget {
  /// What stands in the replies of a stream and in no other's.
  private static let signs: [(sign: StaticString, stream: SyncStream)] = [
    ("SelectKategoriResult", .categories), ("SelectMarkaResult", .brands),
    ("SelectUrunResult", .products), ("SelectUyelerResult", .customers),
    ("SelectSiparisResult", .orders), ("GetFavoriUrunlerResult", .favourites),
  ]

  func check(_ input: [UInt8]) async throws -> FuzzOutcome {
    let streams = Self.signs.filter { input.holds($0.sign) }.map(\.stream)
    var mapped = 0
    for stream in streams.isEmpty ? [.orders] : streams {
      mapped += try await PulledReply.check(
        stream, try Self.connector(on: input), try Self.connector(on: input))
    }
    return mapped > 0 ? .read : .refused
  }

  private static func connector(on reply: [UInt8]) throws -> TicimaxConnector {
    let settings = try ChannelSettings(
      values: [
        "base-url": "https://shop.example", "max-attempts": "1", "contract": "2025-03",
        "favourites": "shop-wide", "order-paging": reply.count % 2 == 0 ? "page" : "offset",
        "product-paging": "offset",
      ], secrets: ["uye-kodu": Secret("K")], fields: TicimaxConnector.descriptor.settings)
    return try TicimaxConnector(
      settings: settings, transport: CannedTransport(reply, type: "text/xml; charset=utf-8"),
      limiter: AccountLimiter(.unlimited, clock: CannedTransport.clock), random: { 0.5 })
  }
}
