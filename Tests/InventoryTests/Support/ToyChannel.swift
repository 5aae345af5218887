import Basics
import Commerce
import ConnectorKit
import Synchronization

/// A channel that takes what it is told and answers as the test wants.
final class ToyChannel: OfferPushing {
  enum Manner: Sendable {
    case atOnce
    case ticket(String)
    case error(ConnectorError.Kind)
    case refuses([String])
  }

  struct State {
    var manner: Manner = .atOnce
    var pushes: [[String: Int64]] = []
    var prices: [Int64?] = []
    var answer: TicketAnswer = .working([])
    var asked = 0
  }

  let state = Mutex(State())
  let offerLimits: OfferLimits

  init(rows: Int = 100, sendsPrices: Bool = false) {
    offerLimits = OfferLimits(
      rowsPerPush: rows, mostUnits: 1000, sendsPriceWithStock: sendsPrices)
  }

  static let descriptor = ConnectorDescriptor(
    platform: "toy", displayName: "Toy", capabilities: [], settings: [], streams: [],
    shopKeys: [])
  var descriptor: ConnectorDescriptor { Self.descriptor }

  func check() async throws(ConnectorError) -> ConnectionCheck { ConnectionCheck(findings: []) }

  func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    throw ConnectorError(.permanent, "")
  }

  func map(_ raw: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord {
    throw MappingError(field: "record", reason: "there are none")
  }

  var pushes: [[String: Int64]] { state.withLock { $0.pushes } }

  func push(_ offers: [OfferUpdate]) async throws(ConnectorError) -> PushReceipt {
    let manner = state.withLock { state in
      state.pushes.append(
        Dictionary(uniqueKeysWithValues: offers.map { ($0.remoteID, $0.quantity ?? -1) }))
      state.prices += offers.map(\.priceMinor)
      return state.manner
    }
    switch manner {
    case .atOnce: return .done(offers.map { .init(listingID: $0.listingID, result: .accepted) })
    case .ticket(let text):
      return .ticket(PushTicket(text), pollAfter: .seconds(10), expiresAfter: .seconds(600))
    case .error(let kind): throw ConnectorError(kind, "as the test wants")
    case .refuses(let keys):
      return .done(
        offers.map {
          .init(
            listingID: $0.listingID,
            result: keys.contains($0.remoteID) ? .rejected(reason: "no") : .accepted)
        })
    }
  }

  func result(of ticket: PushTicket) async throws(ConnectorError) -> TicketAnswer {
    state.withLock { state in
      state.asked += 1
      return state.answer
    }
  }
}

/// A clock that the test moves.
final class MovableClock: WallClock {
  private let time: Mutex<Timestamp>

  init(_ time: Timestamp) { self.time = Mutex(time) }

  func now() -> Timestamp { time.withLock { $0 } }
  func move(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
}
