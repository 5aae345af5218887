import Basics
import Commerce
import ConnectorKit
import Storage

/// Stores what a channel answered. Each call is one transaction's part.
public enum PushAnswers {
  /// The answer to a request.
  public static func take(
    _ receipt: PushReceipt, flight: String, channelID: Int64, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let publications = Publications(connection: connection, now: now)
    let stored = try publications.inFlight(flight)
    switch receipt {
    case .done(let outcomes):
      let results = Dictionary(outcomes.map { ($0.listingID, $0.result) }) { $1 }
      try publications.apply(
        stored.map { ($0, event(results[$0.listingID])) })
    case .ticket(let ticket, let pollAfter, let expiresAfter):
      guard !stored.isEmpty else { return }
      let id = try open(
        ticket, channelID: channelID, pollAt: now.adding(pollAfter),
        expiresAt: now.adding(expiresAfter), now: now, in: connection)
      try publications.apply(stored.map { ($0, .took(ticketID: id)) })
    }
  }

  /// A request that failed. Only an error that proves that the channel took nothing is taken as
  /// such; everything else leaves the outcome open.
  public static func take(
    _ error: ConnectorError, flight: String, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let publications = Publications(connection: connection, now: now)
    let event: Publication.Event =
      switch error.kind {
      case .rateLimited, .unauthorised, .configuration: .notTaken(reason: error.message)
      case .permanent: .outcome(.rejected(reason: error.message))
      case .temporary, .unknownOutcome, .contractChanged, .cancelled:
        .unknown(reason: error.message)
      }
    try publications.apply(try publications.inFlight(flight).map { ($0, event) })
  }

  /// What a channel says of a ticket.
  public static func take(
    _ answer: TicketAnswer, of ticket: PushTickets.Open, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let publications = Publications(connection: connection, now: now)
    let stored = try publications.waiting(for: ticket.id)
    switch answer {
    case .working(let outcomes):
      let results = byRemoteID(outcomes)
      try publications.apply(
        stored.compactMap { row in results[RecordKey(row.remoteID)].map { (row, .outcome($0)) } })
      if try !PushTickets.postpone(ticket, now: now, in: connection) {
        try expire(ticket, publications)
      }
    case .finished(let outcomes):
      let results = byRemoteID(outcomes)
      try publications.apply(stored.map { ($0, event(results[RecordKey($0.remoteID)])) })
      try PushTickets.close(ticket, in: connection)
    case .expired: try expire(ticket, publications)
    }
  }

  private static func expire(
    _ ticket: PushTickets.Open, _ publications: Publications
  ) throws {
    let stored = try publications.waiting(for: ticket.id)
    try publications.apply(stored.map { ($0, .unknown(reason: "the ticket has expired")) })
    try PushTickets.close(ticket, in: publications.connection)
  }

  /// True when there are sends that nobody will hear of any more.
  public static func hasLost(
    channelID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    let moment = now.adding(seconds: -flightSeconds)
    return try !Publications(connection: connection, now: now)
      .lost(channelID: channelID, sentBefore: moment).isEmpty
  }

  /// Sends that nobody will hear of any more.
  public static func giveUpLost(
    channelID: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws {
    let publications = Publications(connection: connection, now: now)
    let moment = now.adding(seconds: -flightSeconds)
    let lost = try publications.lost(channelID: channelID, sentBefore: moment)
    try publications.apply(lost.map { ($0, .unknown(reason: "no answer")) })
  }

  /// Longer than any request may take.
  public static let flightSeconds: Int64 = 300

  private static func event(_ result: OfferResult?) -> Publication.Event {
    result.map { .outcome($0) } ?? .unknown(reason: "the answer does not name it")
  }

  private static func byRemoteID(_ outcomes: [RemoteOutcome]) -> [RecordKey: OfferResult] {
    Dictionary(outcomes.map { (RecordKey($0.remoteID), $0.result) }) { $1 }
  }

  private static func open(
    _ ticket: PushTicket, channelID: Int64, pollAt: Timestamp, expiresAt: Timestamp,
    now: Timestamp, in connection: any SQLConnection
  ) throws -> Int64 {
    try PushTickets.open(
      ticket, channelID: channelID, pollAt: pollAt, expiresAt: expiresAt, now: now,
      in: connection)
  }
}

extension Timestamp {
  func adding(_ time: Duration) -> Timestamp {
    Timestamp(
      milliseconds: milliseconds + time.components.seconds * 1000
        + time.components.attoseconds / 1_000_000_000_000_000)
  }
}
