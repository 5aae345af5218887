import Basics
import Inventory
import Storage

/// Reads what a channel shows, some times a day, and has it compared with what it was told.
final class ChannelReading {
  private let side: OurSide
  private let market: FakeMarket

  init(_ side: OurSide, _ market: FakeMarket) {
    self.side = side
    self.market = market
    side.onStart.append { [weak self] in self?.plan() }
  }

  private var world: World { side.world }

  private func plan() {
    side.after((world.isQuiet ? 1 : world.number(2...4)) * 3_600_000) { [weak self] in
      self?.read()
      self?.plan()
    }
  }

  private func read() {
    let readAt = side.clock
    side.request(market) { [market] in
      market.keys.map { ($0, market.listings[$0]?.stock ?? 0) }
    } then: { [weak self] result in
      guard let self, case .success(let shown) = result else { return }
      store(shown, readAt: readAt)
    }
  }

  private func store(_ shown: [(String, Int64)], readAt: Timestamp) {
    let channelID = Int64(market.number + 1)
    let isStored = side.transact("market \(market.number) shows \(shown)") { connection in
      try connection.executeBatch(
        Self.show, shown.map { [.integer($0.1), .integer(channelID), .text($0.0)] })
      let outcome = try DriftRadar.compare(
        channelID: channelID, readAt: readAt, now: side.clock, in: connection)
      if outcome.told > 0 { world.saw(.driftCured, times: outcome.told) }
    }
    guard isStored else { return }
    side.publishSoon()
    side.endStep()
  }

  private static let show = SQLStatement(
    "UPDATE listings SET stock = ? WHERE channel_id = ? AND remote_id = ?")
}
