import Basics
import Commerce
import ConnectorKit
import ConnectorTicimax
import Outbound
import Synchronization
import TestKit

/// A connector to a toy shop, at full speed.
struct ToyConnection {
  let shop: ToyShop
  let connector: TicimaxConnector
  let clock = FastClock()

  static let until = Timestamp(seconds: 1_795_000_000)  // 2026-11-18

  init(
    _ state: ToyShop.State = ToyShop.State(), pageSize: Int = 20, settings: [String: String] = [:]
  ) throws {
    shop = ToyShop(state)
    var values = ["base-url": "https://magaza.example", "page-size": String(pageSize)]
    values["contract"] = "2025-03"
    values.merge(settings) { $1 }
    let checked = try ChannelSettings(
      values: values, secrets: ["uye-kodu": Secret("GIZLI-KOD")],
      fields: TicimaxConnector.descriptor.settings)
    connector = try TicimaxConnector(
      settings: checked, transport: shop, limiter: AccountLimiter(.unlimited, clock: clock),
      random: { 0.5 })
  }

  /// What a stream gave, page by page.
  struct Reading {
    var ids: [String] = []
    var pages: [PulledPage] = []
    var rejected: [RejectedRecord] { pages.flatMap(\.rejected) }
    var notices: [String] { pages.flatMap(\.notices) }
    var requests: Int { pages.reduce(0) { $0 + $1.statistics.requests } }
  }

  /// Reads a stream to its end.
  /// - Parameter between: Called before every pull.
  func readAll(
    _ stream: SyncStream, _ scope: PullRequest.Scope = .everything, members: [String] = [],
    between: (ToyShop) -> Void = { _ in }
  ) async throws(ConnectorError) -> Reading {
    var reading = Reading()
    var cursor: String?
    repeat {
      between(shop)
      let request = PullRequest(
        stream: stream, scope: scope, until: Self.until, cursor: cursor,
        memberRemoteIDs: { after, limit in
          let start = after.flatMap { members.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
          return Array(members.dropFirst(start).prefix(limit))
        })
      let page = try await connector.pull(request)
      reading.pages.append(page)
      reading.ids += page.records.map(\.remoteID)
      cursor = page.next
    } while cursor != nil && reading.pages.count < 2000
    return reading
  }
}

extension ToyShop.State {
  /// Orders a few minutes apart, from 1 March 2026 on.
  static func orders(_ count: Int) -> Self {
    var state = Self()
    state.orders = (0..<count).map { index in
      let moment = CivilTime(secondsSinceEpoch: 1_772_323_200 + Int64(index) * 400)
      return ToyShop.Order(id: 5000 + index, placed: moment.text, edited: moment.text)
    }
    return state
  }
}
