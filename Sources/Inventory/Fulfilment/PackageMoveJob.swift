import Basics
import ConnectorKit
import Storage
import Work

/// Makes the moves that wait for a channel, one request each, oldest first. A kill between noting
/// that a move is on its way and its answer leaves the move unknown: it is never made again by
/// itself, because a second "cannot be supplied" or split would not be the first one.
public struct PackageMoveJob: JobHandler {
  public var kind: String { PackageMoves.kind }
  private let connector: @Sendable (Int64) async throws -> (any OrderMoving)?
  private let onMoved: @Sendable (Int64, Timestamp, any SQLConnection) throws -> Void

  /// Between two looks at a channel that is away or asks to wait.
  static let pauseSeconds: Int64 = 30

  /// - Parameters:
  ///   - connector: of a channel; nil for one whose packages are moved elsewhere.
  ///   - onMoved: what follows moves that a channel took, so that its packages are read again.
  public init(
    connector: @escaping @Sendable (Int64) async throws -> (any OrderMoving)?,
    onMoved: @escaping @Sendable (Int64, Timestamp, any SQLConnection) throws -> Void
  ) {
    self.connector = connector
    self.onMoved = onMoved
  }

  public func run(_ context: JobContext) async throws -> JobEnd {
    guard let channelID = context.job.channelID else { throw HopelessJob("names no channel") }
    let began = context.clock.now()
    try await context.database.write { connection in
      if try PackageMoves.giveUpLost(channelID: channelID, now: began, in: connection) > 0 {
        try onMoved(channelID, began, connection)
      }
    }
    var connector: (any OrderMoving)?
    // Settings that no connector can be made of: every move is told so, on its package's page.
    var fault: String?
    do {
      connector = try await self.connector(channelID)
    } catch let error as SettingsError {
      fault = error.description
    }
    while !context.isStopping() {
      let found = try await context.database.read {
        try PackageMoves.firstWaiting(channelID: channelID, in: $0)
      }
      guard let move = found else { return .done }
      guard try await context.database.write({ try PackageMoves.begin(move, in: $0) }) else {
        continue
      }
      let answer =
        if let fault { Answer.refused(fault) } else { await ask(move, connector) }
      let now = context.clock.now()
      try await context.database.write { connection in
        try answer.store(move, now: now, in: connection)
        if answer.mayHaveMoved { try onMoved(channelID, now, connection) }
      }
      if case .away = answer { return .again(at: now.adding(seconds: Self.pauseSeconds)) }
    }
    return .again(at: context.clock.now())
  }

  private enum Answer {
    case done
    case refused(String)
    case unknown(String)
    /// Nothing was done; the move waits.
    case away

    var mayHaveMoved: Bool {
      switch self {
      case .done, .unknown: true
      case .refused, .away: false
      }
    }

    func store(_ move: PackageMoves.Move, now: Timestamp, in connection: any SQLConnection) throws {
      switch self {
      case .done: try PackageMoves.finish(move, .done, "", now: now, in: connection)
      case .refused(let words):
        try PackageMoves.finish(move, .refused, words, now: now, in: connection)
      case .unknown(let words):
        try PackageMoves.finish(move, .unknown, words, now: now, in: connection)
      case .away: try PackageMoves.putBack(move, in: connection)
      }
    }
  }

  private func ask(_ move: PackageMoves.Move, _ connector: (any OrderMoving)?) async -> Answer {
    guard let connector, connector.orderMoves.contains(move.kind), let body = move.move else {
      return .refused("This channel's packages are moved on the channel.")
    }
    do throws(ConnectorError) {
      try await connector.move(body, package: move.packageRemoteID)
      return .done
    } catch {
      switch error.kind {
      case .rateLimited, .temporary: return .away
      case .unknownOutcome, .cancelled, .contractChanged: return .unknown(error.message)
      case .unauthorised, .configuration, .permanent: return .refused(error.message)
      }
    }
  }
}
