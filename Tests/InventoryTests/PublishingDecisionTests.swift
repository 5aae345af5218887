import Basics
import ConnectorKit
import Testing

@testable import Inventory

/// What is told, and what an answer means: pure.
struct PublishingDecisionTests {
  @Test(arguments: [
    (StockPolicy(), 5, 0, 5), (StockPolicy(), 0, 0, 0), (StockPolicy(), -3, 0, 0),
    (StockPolicy(buffer: 2), 5, 0, 3), (StockPolicy(buffer: 2), 2, 0, 0),
    (StockPolicy(buffer: 1), 5, 2, 2), (StockPolicy(cap: 3), 9, 0, 3),
    (StockPolicy(endWhen: 2), 2, 0, 0), (StockPolicy(endWhen: 2), 3, 0, 3),
    (StockPolicy(), 99_999, 0, 20_000), (StockPolicy(buffer: -5), 3, -4, 3),
    (StockPolicy(cap: -1), 3, 0, 0),
  ])
  func `a channel is told what its policy makes of the level`(
    policy: StockPolicy, available: Int, safety: Int, told: Int
  ) {
    let value = policy.value(
      available: Int64(available), safety: Int64(safety), mostUnits: 20_000)
    #expect(value == Int64(told))
    #expect(value <= max(0, Int64(available)))
  }

  private static let now = Timestamp(seconds: 1_795_428_000)

  private func sent() -> Publication {
    var publication = Publication()
    publication.state = .sending
    publication.serial = 3
    publication.sentVersion = 7
    publication.sentValue = 4
    return publication
  }

  @Test func `a value counts as applied only when the channel says so`() {
    let done = sent().after(.outcome(.accepted), now: Self.now)
    #expect(done?.state == .applied && done?.appliedValue == 4 && done?.appliedVersion == 7)
    let taken = sent().after(.took(ticketID: 9), now: Self.now)
    #expect(taken?.state == .accepted && taken?.appliedValue == nil && taken?.ticketID == 9)
    let applied = taken?.after(.outcome(.accepted), now: Self.now)
    #expect(applied?.state == .applied && applied?.ticketID == nil)
  }

  @Test func `what may have happened is told again, later and with longer pauses`() {
    var publication = sent()
    var pauses: [Int64] = []
    for _ in 0..<12 {
      guard let next = publication.after(.unknown(reason: "lost"), now: Self.now) else { break }
      #expect(next.state == .unknown && next.isDueAgain && next.appliedValue == nil)
      pauses.append(next.notBefore.seconds - Self.now.seconds)
      publication = next
      publication.state = .sending
    }
    #expect(pauses == [30, 30, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600])
    #expect(publication.after(.outcome(.accepted), now: Self.now)?.failures == 0)
  }

  @Test func `a refused row waits for another level or a person`() {
    let refused = sent().after(.outcome(.rejected(reason: "no such barcode")), now: Self.now)
    #expect(refused?.state == .rejected && refused?.isDueAgain == false)
    #expect(refused?.reason == "no such barcode")
  }

  @Test(arguments: [Publication.State.idle, .applied, .rejected, .unknown])
  func `an answer to nothing changes nothing`(state: Publication.State) {
    var publication = sent()
    publication.state = state
    #expect(publication.after(.outcome(.accepted), now: Self.now) == nil)
  }

  private func emptied(_ count: Int) -> [PushGuard.Change] {
    Array(repeating: PushGuard.Change(units: (3, 0)), count: count)
  }

  @Test func `a push that empties a shop is stopped, a quiet day's sales are not`() {
    let guarding = PushGuard()
    #expect(guarding.verdict(emptied(19), known: 40) == .pass)
    #expect(
      guarding.verdict(emptied(20), known: 100) == .stop(.emptied, affected: 20, known: 100))
    #expect(guarding.verdict(emptied(20), known: 101) == .pass)
    #expect(
      guarding.verdict(emptied(5), emptiedBefore: 15, known: 60)
        == .stop(.emptied, affected: 20, known: 60))
    let kept = Array(repeating: PushGuard.Change(units: (0, 0)), count: 90)
    #expect(guarding.verdict(kept, known: 0) == .pass)
  }

  @Test func `prices that fall together are stopped`() {
    func priced(_ after: Int64, _ count: Int) -> [PushGuard.Change] {
      Array(repeating: .init(units: (3, 3), price: (1000, after)), count: count)
    }
    #expect(PushGuard().verdict(priced(700, 30), known: 30) == .pass)
    #expect(
      PushGuard().verdict(priced(699, 30), known: 30)
        == .stop(.priceDrop, affected: 30, known: 30))
  }

  @Test func `a difference has a cause, and only ours are put right by themselves`() {
    func cause(_ shown: Int64, rejected: Bool = false) -> DriftCause {
      DriftCause(
        .init(shown: shown, isRejected: rejected, shownBefore: 2, previousValue: 3))
    }
    #expect(cause(9) == .editedOnChannel)
    #expect(cause(2) == .ignored)
    #expect(cause(3) == .overtaken)
    #expect(cause(2, rejected: true) == .rejected)
    #expect(DriftCause.allCases.filter { $0.isCuredByItself } == [.ignored, .overtaken])
  }

  @Test func `no policy and no level is too large to be weighed`() {
    let most = StockPolicy(buffer: .max, endWhen: .max)
    #expect(most.value(available: -2, safety: .max, mostUnits: 20_000) == 0)
    #expect(most.value(available: .min, safety: .max, mostUnits: 20_000) == 0)
    #expect(StockPolicy().value(available: .max, safety: 0, mostUnits: 20_000) == 20_000)
  }

  @Test func `a price drop is seen among the largest prices`() {
    let halved = PushGuard.Change(units: (3, 3), price: (before: .max, after: Int64.max / 2))
    let same = PushGuard.Change(units: (3, 3), price: (before: .max, after: .max))
    #expect(halved.isDropped(byPercent: 30) && !same.isDropped(byPercent: 30))
  }
}
