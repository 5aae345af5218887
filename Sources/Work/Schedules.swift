import Basics
import Storage

/// Something that runs at set times.
public struct WorkSchedule: Sendable, Equatable {
  public var id: Int64
  public var name: String
  public var kind: String
  public var channelID: Int64?
  public var payload: String
  public var cron: String
  public var isEnabled: Bool
  public var nextAt: Timestamp
  public var lastAt: Timestamp?

  /// The job that it makes; one of them at a time.
  var request: JobRequest {
    JobRequest(kind: kind, payload: payload, channelID: channelID, uniqueKey: name)
  }
}

/// Turns schedules that are due into jobs. Any node may do it at any time: what is due is taken by
/// a conditional update, so a slot becomes one job.
public struct Scheduler: Sendable {
  public let zone: LocalTimeZone

  public init(zone: LocalTimeZone) { self.zone = zone }

  /// Slots that passed while nothing ran are caught up by one job, not by one each.
  /// - Returns: the jobs that were made.
  @discardableResult
  public func enqueueDue(now: Timestamp, in connection: any SQLConnection) throws -> [Int64] {
    var made: [Int64] = []
    for schedule in try Self.due(now: now, in: connection) {
      // One that cannot be read must not keep the others from running; the panel shows it.
      guard let next = (try? CronExpression(schedule.cron))?.next(after: now, in: zone) else {
        continue
      }
      let values: [SQLValue] = [
        .integer(next.milliseconds), .integer(now.milliseconds), .integer(schedule.id),
        .integer(schedule.nextAt.milliseconds),
      ]
      guard try connection.execute(Self.advance, values) == 1 else { continue }
      made.append(try JobQueue.enqueue(schedule.request, now: now, in: connection).id)
    }
    return made
  }

  /// Puts right the next times that a clock that was ahead and went back left in the future.
  public func believe(_ now: Timestamp, in connection: any SQLConnection) throws {
    for schedule in try Self.list(in: connection) where schedule.isEnabled {
      guard let cron = try? CronExpression(schedule.cron),
        let farthest = cron.next(after: now.adding(seconds: Self.longestDelay), in: zone),
        schedule.nextAt > farthest, let next = cron.next(after: now, in: zone)
      else { continue }
      try connection.execute(
        Self.bringBack,
        [
          .integer(next.milliseconds), .integer(schedule.id),
          .integer(schedule.nextAt.milliseconds),
        ])
    }
  }

  /// Seconds for which a new schedule may be held back at most.
  public static let longestDelay: Int64 = 600

  /// Adds a schedule unless one of its name is there: a person may have changed it.
  /// - Parameter first: it does not run before this moment, at most `longestDelay` from now.
  public func ensure(
    _ name: String, kind: String, cron: String, channelID: Int64? = nil, payload: String = "{}",
    notBefore first: Timestamp? = nil, isEnabled: Bool = true, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    let next = try CronExpression(cron).next(after: max(now, first ?? now), in: zone) ?? now
    try connection.execute(
      Self.insert,
      [
        .text(name), .text(kind), .optional(channelID), .text(payload), .text(cron),
        .flag(isEnabled),
        .integer(next.milliseconds), .integer(now.milliseconds),
      ])
  }

  /// - Returns: false when there is no such schedule.
  /// - Throws: `CronExpression.Invalid`.
  public func change(
    _ id: Int64, cron: String, isEnabled: Bool, now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    let expression = try CronExpression(cron)
    let next = expression.next(after: now, in: zone) ?? now
    return try connection.execute(
      Self.update,
      [
        .text(expression.text), .flag(isEnabled), .integer(next.milliseconds),
        .integer(now.milliseconds), .integer(id),
      ]) == 1
  }

  public static func list(in connection: any SQLConnection) throws -> [WorkSchedule] {
    try connection.rows(all, [], map)
  }

  /// Runs a schedule's job now, besides its times.
  /// - Returns: false when there is no such schedule.
  @discardableResult
  public static func runNow(
    _ id: Int64, now: Timestamp, in connection: any SQLConnection
  ) throws -> Bool {
    guard let schedule = try find(id, in: connection) else { return false }
    var request = schedule.request
    request.onDuplicate = .hasten
    try JobQueue.enqueue(request, now: now, in: connection)
    return true
  }

  /// - Returns: nil when there is no such schedule.
  public static func find(_ id: Int64, in connection: any SQLConnection) throws -> WorkSchedule? {
    try connection.first(one, [.integer(id)], map)
  }

  /// - Returns: how many were removed.
  @discardableResult
  public static func remove(
    channelID: Int64, in connection: any SQLConnection
  ) throws -> Int {
    try connection.execute(
      "DELETE FROM schedules WHERE channel_id = ?", [.integer(channelID)])
  }

  private static func due(now: Timestamp, in connection: any SQLConnection) throws
    -> [WorkSchedule]
  {
    try connection.rows(selectDue, [.integer(now.milliseconds)], map)
  }

  private static func map(_ row: any SQLRow) -> WorkSchedule {
    WorkSchedule(
      id: row.integer(0), name: row.text(1), kind: row.text(2), channelID: row.optionalInteger(3),
      payload: row.text(4), cron: row.text(5), isEnabled: row.flag(6),
      nextAt: Timestamp(milliseconds: row.integer(7)),
      lastAt: row.optionalInteger(8).map { Timestamp(milliseconds: $0) })
  }

  private static let columns =
    "SELECT id, name, kind, channel_id, payload, cron, is_enabled, next_at, last_at FROM schedules"
  private static let all = SQLStatement("\(columns) ORDER BY name")
  private static let one = SQLStatement("\(columns) WHERE id = ?")
  private static let selectDue = SQLStatement(
    "\(columns) WHERE is_enabled = 1 AND next_at <= ? ORDER BY next_at, id")
  private static let advance = SQLStatement(
    "UPDATE schedules SET next_at = ?, last_at = ? WHERE id = ? AND next_at = ? AND is_enabled = 1")
  private static let bringBack = SQLStatement(
    "UPDATE schedules SET next_at = ? WHERE id = ? AND next_at = ?")
  private static let insert = SQLStatement(
    """
    INSERT INTO schedules
      (name, kind, channel_id, payload, cron, is_enabled, next_at, changed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING
    """)
  private static let update = SQLStatement(
    "UPDATE schedules SET cron = ?, is_enabled = ?, next_at = ?, changed_at = ? WHERE id = ?")
}
