import Basics
import ConnectorKit
import Inventory
import Storage

extension OurSide {
  /// Something has changed: the publishers look at their outboxes.
  func publishSoon() {
    for publisher in publishers { publisher.wake(in: world.number(100...5000)) }
  }
}

/// Tells a channel its levels, by the real decisions and statements, a step at a time. Some worlds
/// let two of them work at once, as when a job was taken from a process that was only held up.
final class Publisher {
  private let side: OurSide
  private let market: FakeMarket
  private var runs = 0
  private var flights = 0
  private var wakesAt: Int64 = .max

  init(_ side: OurSide, _ market: FakeMarket) {
    self.side = side
    self.market = market
    side.onStart.append { [weak self] in
      self?.runs = 0
      self?.wakesAt = .max
      self?.wake(in: 1000)
    }
  }

  private var world: World { side.world }
  private var channelID: Int64 { Int64(market.number + 1) }
  private var guarding: PushGuard {
    var guarding = PushGuard()
    guarding.leastRows = 4
    guarding.sharePercent = 60
    return guarding
  }
  private var limits: OfferLimits { OfferLimits(rowsPerPush: 4, mostUnits: 20_000) }

  func wake(in milliseconds: Int64) {
    let moment = world.now + milliseconds
    guard moment < wakesAt else { return }
    wakesAt = moment
    side.after(milliseconds) { [weak self] in
      guard let self, wakesAt == moment else { return }
      wakesAt = .max
      guard runs == 0 || world.fault(world.scenario.zombie) else { return }
      runs += 1
      poll()
    }
  }

  // Tickets.

  private func poll() {
    let isDone = side.transact("publisher \(market.number) begins") {
      try PushAnswers.giveUpLost(channelID: channelID, now: side.clock, in: $0)
    }
    guard isDone else { return }
    let tickets = side.read {
      try PushTickets.due(channelID: channelID, now: side.clock, in: $0)
    }
    ask(tickets ?? [])
    side.endStep()
  }

  private func ask(_ tickets: [PushTickets.Open]) {
    guard let ticket = tickets.first else { return push() }
    side.request(market) { [market] in
      market.result(of: ticket.ticket)
    } then: { [weak self] result in
      guard let self else { return }
      let answer = (try? result.get()) ?? .working([])
      let isDone = side.transact("market \(market.number) says \(answer) of \(ticket.ticket)") {
        try PushAnswers.take(answer, of: ticket, now: self.side.clock, in: $0)
      }
      guard isDone else { return }
      ask(Array(tickets.dropFirst()))
      side.endStep()
    }
  }

  // Levels.

  private func push() {
    let plan = side.read { connection -> PushPlan? in
      let plan = try PushPlan.read(
        channelID: channelID, limits: limits, guarding: guarding, now: side.clock,
        in: connection)
      try Checks(world: world, side: side, connection: connection).read(plan)
      return plan
    }
    guard let plan = plan ?? nil, !plan.rows.isEmpty else { return rest() }
    if case .stop(let reason, let affected, let known) = plan.verdict {
      world.saw(.pushHeld)
      let isDone = side.transact("push to market \(market.number) is held back") {
        try PushHolds.hold(
          reason, affected: affected, known: known, channelID: channelID, now: side.clock, in: $0)
      }
      if isDone { rest() }
      return side.endStep()
    }
    side.after(pause()) { [weak self] in self?.mark(plan) }
  }

  /// Most steps follow each other at once; sometimes a process is held up for minutes.
  private func pause() -> Int64 {
    world.fault(world.scenario.zombie / 4) ? world.number(60...900) * 1000 : world.number(1...200)
  }

  private func mark(_ plan: PushPlan) {
    flights += 1
    let flight = "\(market.number)/\(side.life)/\(flights)"
    var marked: [PushPlan.Marked] = []
    var inFlight: Set<Int64> = []
    let isDone = side.transact("publisher \(market.number) marks \(plan.rows)") { connection in
      inFlight = Set(
        try connection.rows(
          """
          SELECT listing_id FROM stock_publications WHERE state IN ('sending', 'accepted')
          """
        ) { $0.integer(0) })
      marked = try plan.mark(flight: flight, now: side.clock, in: connection)
    }
    guard isDone else { return }
    let known = Set(marked.map(\.row.listingID))
    for row in plan.rows where !known.contains(row.listingID) {
      world.saw(inFlight.contains(row.listingID) ? .flightKept : .staleMarkRefused)
    }
    side.publishing[market.number] = .marked
    side.after(pause()) { [weak self] in
      marked.isEmpty ? self?.push() : self?.send(marked, flight)
    }
    side.endStep()
  }

  private func send(_ marked: [PushPlan.Marked], _ flight: String) {
    let isMine = side.read { try PushPlan.isInFlight(flight, in: $0) } ?? false
    guard isMine else {
      world.saw(.givenUpUnsent)
      return push()
    }
    side.publishing[market.number] = .sent
    let offers = marked.map { $0.update(limits) }
    side.request(market) { [market] in
      market.take(offers)
    } then: { [weak self] result in
      self?.answered(result, flight)
    }
    for row in marked { market.countSend(row.row.remoteID, version: row.row.version) }
  }

  private func answered(_ result: Result<PushReceipt, ConnectorError>, _ flight: String) {
    let isDone = side.transact("market \(market.number) answers \(flight): \(result)") {
      switch result {
      case .success(let receipt):
        try PushAnswers.take(
          receipt, flight: flight, channelID: channelID, now: side.clock, in: $0)
      case .failure(let error):
        try PushAnswers.take(error, flight: flight, now: side.clock, in: $0)
      }
    }
    guard isDone else { return }
    side.publishing[market.number] = nil
    if case .success = result { push() } else { rest() }
    side.endStep()
  }

  private func rest() {
    runs = max(0, runs - 1)
    let next = side.read { try PushAgenda.next(channelID: channelID, in: $0) }
    guard let next = next ?? nil else { return }
    wake(in: max(1000, next.milliseconds - side.clock.milliseconds))
  }
}
