import Basics
import ConnectorKit
import Storage
import Work

/// Tells a channel its levels: asks what became of earlier batches, then sends what is due, a
/// request at a time. Whatever it does survives a kill: what was on its way is told again.
public struct StockPushJob: JobHandler {
  public var kind: String { StockPush.kind }
  private let connector: @Sendable (Int64) async throws -> (any OfferPushing)?
  private let makeFlight: @Sendable () -> String

  /// - Parameters:
  ///   - connector: of a channel; nil for one that cannot be told stock.
  ///   - makeFlight: a name for a request that no other has.
  public init(
    connector: @escaping @Sendable (Int64) async throws -> (any OfferPushing)?,
    makeFlight: @escaping @Sendable () -> String
  ) {
    self.connector = connector
    self.makeFlight = makeFlight
  }

  public func run(_ context: JobContext) async throws -> JobEnd {
    guard let channelID = context.job.channelID, let connector = try await connector(channelID)
    else { return .done }
    let publisher = StockPublisher(
      database: context.database, channelID: channelID, connector: connector,
      clock: context.clock, makeFlight: makeFlight)
    var next: Timestamp?
    for _ in 0..<Self.mostRounds {
      try await publisher.poll()
      var (hasMore, requests) = (true, 0)
      while hasMore, !context.isStopping() {
        hasMore = try await publisher.push(looksAtAll: requests % Self.requestsPerLook == 0)
        requests += 1
      }
      // What was sold while the last answer was on its way is told at once.
      next = try await context.database.read {
        try PushAgenda.next(channelID: channelID, in: $0)
      }
      guard let next, next <= context.clock.now(), !context.isStopping() else { break }
    }
    return end(context, channelID, next)
  }

  /// Rounds of one run: a channel that never has a rest gives its slot back now and then.
  private static let mostRounds = 100
  /// Requests of a long push between two looks at all that is left of it.
  private static let requestsPerLook = 10

  /// - Parameter next: when the outbox is to be looked at again.
  private func end(_ context: JobContext, _ channelID: Int64, _ next: Timestamp?) -> JobEnd {
    if context.isStopping() { return .again(at: context.clock.now()) }
    let now = context.clock.now()
    // A push that is held back waits for a person, who wakes it.
    if let next { return .again(at: max(next, now.adding(seconds: 1))) }
    return .done { connection in
      guard let next = try PushAgenda.next(channelID: channelID, in: connection) else { return }
      var request = StockPush.request(channelID: channelID, runAt: next)
      request.onDuplicate = .replace
      try JobQueue.enqueue(request, now: now, in: connection)
    }
  }
}

/// The steps of telling one channel, each with its own transaction; the network is between them.
public struct StockPublisher: Sendable {
  let database: any Database
  let channelID: Int64
  let connector: any OfferPushing
  let clock: any WallClock
  let makeFlight: @Sendable () -> String

  public init(
    database: any Database, channelID: Int64, connector: any OfferPushing,
    clock: any WallClock, makeFlight: @escaping @Sendable () -> String
  ) {
    self.database = database
    self.channelID = channelID
    self.connector = connector
    self.clock = clock
    self.makeFlight = makeFlight
  }

  /// Asks for the tickets that are due, and gives up what nobody will hear of.
  public func poll() async throws {
    let (channelID, now) = (channelID, clock.now())
    let isLost = try await database.read {
      try PushAnswers.hasLost(channelID: channelID, now: now, in: $0)
    }
    if isLost {
      try await database.write(.inTurn) {
        try PushAnswers.giveUpLost(channelID: channelID, now: now, in: $0)
      }
    }
    let tickets = try await database.read {
      try PushTickets.due(channelID: channelID, now: now, in: $0)
    }
    for ticket in tickets {
      let answer: TicketAnswer
      do {
        answer = try await connector.result(of: ticket.ticket)
      } catch  where error.kind == .permanent {
        answer = .expired
      } catch {
        // Nothing is known now; the ticket is asked for again, until it expires.
        answer = .working([])
      }
      let now = clock.now()
      try await database.write(.inTurn) { [answer] in
        try PushAnswers.take(answer, of: ticket, now: now, in: $0)
      }
    }
  }

  /// Sends one request.
  /// - Parameter looksAtAll: see `PushPlan.read`; the guard looks at the request's rows in any case.
  /// - Returns: false when nothing is due, when a person must look first, or when nothing of what is
  ///   due can be sent now.
  public func push(looksAtAll: Bool = true) async throws -> Bool {
    let (channelID, limits, now) = (channelID, connector.offerLimits, clock.now())
    let plan = try await database.read {
      try PushPlan.read(
        channelID: channelID, limits: limits, looksAtAll: looksAtAll, now: now, in: $0)
    }
    guard let plan, !plan.rows.isEmpty else { return false }
    if case .stop(let reason, let affected, let known) = plan.verdict {
      try await database.write {
        try PushHolds.hold(
          reason, affected: affected, known: known, channelID: channelID, now: now, in: $0)
      }
      return false
    }
    let flight = makeFlight()
    let marked = try await database.write(.inTurn) {
      try plan.mark(flight: flight, now: now, in: $0)
    }
    guard !marked.isEmpty else { return false }
    return try await send(marked, flight: flight, limits: limits)
  }

  private func send(
    _ marked: [PushPlan.Marked], flight: String, limits: OfferLimits
  ) async throws -> Bool {
    let channelID = channelID
    // Between two steps this process may have been held up until nobody waits for it any more.
    let isMine = try await database.read { try PushPlan.isInFlight(flight, in: $0) }
    guard isMine else { return true }
    do {
      let receipt = try await connector.push(marked.map { $0.update(limits) })
      let now = clock.now()
      try await database.write(.inTurn) {
        try PushAnswers.take(receipt, flight: flight, channelID: channelID, now: now, in: $0)
      }
      return true
    } catch let error as ConnectorError {
      let now = clock.now()
      try await database.write(.inTurn) {
        try PushAnswers.take(error, flight: flight, now: now, in: $0)
      }
      return false
    }
  }
}
