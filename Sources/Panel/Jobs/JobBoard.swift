import Basics
import Storage
import Work

/// What the page of jobs shows.
struct JobBoard: Sendable {
  /// More of a state are counted, not listed.
  static let listed = 50

  var counts: [JobState: Int64]
  var running: [JobRecord]
  var failed: [JobRecord]
  var waiting: [JobRecord]
  var done: [JobRecord]
  var nodes: [WorkNode]
  var pauses: [WorkPause]
  var schedules: [WorkSchedule]
  var channels: [(id: Int64, name: String)]
  var retention: [(data: RetainedData, days: Int)]

  var hasWorker: Bool

  static func load(now: Timestamp, in connection: any SQLConnection) throws -> JobBoard {
    let nodes = try WorkNode.list(in: connection)
    return JobBoard(
      counts: try JobQueue.counts(in: connection),
      running: try JobQueue.list(.running, limit: listed, in: connection),
      failed: try JobQueue.list(.dead, limit: listed, in: connection),
      waiting: try JobQueue.list(.waiting, limit: listed, in: connection),
      done: try JobQueue.list(.done, limit: 20, in: connection),
      nodes: nodes, pauses: try JobQueue.pauses(in: connection),
      schedules: try Scheduler.list(in: connection),
      channels: try ChannelAccounts.list(in: connection).map { ($0.id, $0.name) },
      retention: try RetainedData.allCases.map { ($0, try $0.days(in: connection) ?? 0) },
      hasWorker: nodes.contains { $0.works && $0.isAlive(now: now) })
  }

  func channel(_ id: Int64?) -> String {
    id.flatMap { id in channels.first { $0.id == id }?.name } ?? ""
  }
}
