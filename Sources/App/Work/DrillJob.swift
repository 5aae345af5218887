import Basics
import Foundation
import Outbound
import Storage
import Web
import Work

/// One job of a drill: waits for the pace that all nodes share, works for a while, and leaves a mark
/// in the transaction that ends it.
struct DrillJob: JobHandler {
  static let kind = "drill"

  struct Order: Codable, Sendable {
    var drill: String
    var number: Int64
    var workMilliseconds: Int64
    /// Between two starts of all nodes together; 0 for no limit.
    var intervalMilliseconds: Int64
  }

  var kind: String { Self.kind }
  let services: AppServices

  func run(_ context: JobContext) async throws -> JobEnd {
    guard
      let order = try? JSONDecoder().decode(Order.self, from: Data(context.job.payload.utf8))
    else { throw HopelessJob("the job's description cannot be read") }
    let (job, clock) = (context.job, context.clock)
    if order.intervalMilliseconds > 0 {
      let limiter = services.channels.limiter(
        shop: "drill:\(order.drill)", minIntervalMS: Int(order.intervalMilliseconds))
      let start = try await limiter.acquire()
      // A request would have gone out by now, so the mark stays whatever becomes of the job.
      let at = SteadyMoment.wallTime(
        of: start, steady: { limiter.clock.now }, wall: { clock.now() })
      try await services.database.write(.readCommitted) {
        try DrillMark.start.leave(order, job, at: at, in: $0)
      }
    }
    try await Task.sleep(for: .milliseconds(order.workMilliseconds))
    let at = clock.now()
    return .done { try DrillMark.done.leave(order, job, at: at, in: $0) }
  }
}

enum DrillMark: String {
  case start, done

  func leave(
    _ order: DrillJob.Order, _ job: ClaimedJob, at: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.execute(
      Self.insert,
      [
        .text(order.drill), .integer(order.number), .text(rawValue), .integer(at.milliseconds),
        .text(job.worker),
      ])
  }

  private static let insert = SQLStatement(
    "INSERT INTO drill_marks (drill, job_number, kind, at, worker) VALUES (?, ?, ?, ?, ?)")
}

/// Puts jobs into the queue, waits for the workers to do them, and counts what they left: the proof
/// that an installation's workers lose nothing, do nothing twice, and keep one pace together.
public struct Drill: Sendable {
  public struct Result: Sendable, Equatable {
    public var jobs: Int64
    public var done: Int64
    /// Effects beyond one a job.
    public var twice: Int64
    /// Jobs that were given up or cancelled.
    public var failed: Int64
    public var workers: Int64
    /// Starts that the pace allowed, those of killed workers included.
    public var starts: Int64
    /// Shortest time between two starts; nil without a limit.
    public var shortestGapMilliseconds: Int64?

    public var isRight: Bool { done == jobs && twice == 0 && failed == 0 }
  }

  private let services: AppServices
  private let name: String

  /// - Parameter name: tells one drill from another.
  public init(services: AppServices, name: String = RandomToken.make()) {
    self.services = services
    self.name = name
  }

  /// - Parameters:
  ///   - workMilliseconds: how long each job works.
  ///   - intervalMilliseconds: between two starts of all nodes together; 0 for no limit.
  public func begin(
    jobs: Int64, workMilliseconds: Int64, intervalMilliseconds: Int64
  ) async throws {
    let (name, now) = (name, services.clock.now())
    for start in stride(from: 0, to: jobs, by: 500) {
      try await services.database.write { connection in
        for number in start..<min(start + 500, jobs) {
          let order = DrillJob.Order(
            drill: name, number: number, workMilliseconds: workMilliseconds,
            intervalMilliseconds: intervalMilliseconds)
          let payload = String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
          // A worker that is killed again and again is part of the drill.
          try JobQueue.enqueue(
            JobRequest(
              kind: DrillJob.kind, payload: payload, uniqueKey: "\(name):\(number)",
              maxFailures: 1_000_000),
            now: now, in: connection)
        }
      }
    }
  }

  /// What is there until now.
  public func count(of jobs: Int64) async throws -> Result {
    let name = SQLValue.text(self.name)
    return try await services.database.read { connection in
      func number(_ statement: SQLStatement) throws -> Int64 {
        try connection.integer(statement, [name]) ?? 0
      }
      let done = try number(Self.doneOnce)
      return Result(
        jobs: jobs, done: done, twice: try number(Self.marks) - done,
        failed: try connection.integer(Self.failed, [.text(self.name + ":")]) ?? 0,
        workers: try number(Self.workers), starts: try number(Self.starts),
        shortestGapMilliseconds: try connection.integer(Self.gap, [name]))
    }
  }

  /// Removes what the drill left.
  public func end() async throws {
    let (name, prefix) = (SQLValue.text(self.name), SQLValue.text(self.name + ":"))
    try await services.database.write { connection in
      try connection.execute("DELETE FROM drill_marks WHERE drill = ?", [name])
      try connection.execute(
        "DELETE FROM account_pace WHERE account = ?", [.text("drill:\(self.name)")])
      try connection.execute(
        """
        DELETE FROM jobs WHERE kind = 'drill' AND substr(unique_key, 1, 44) = ?
          AND state <> 'running'
        """, [prefix])
    }
  }

  private static let doneOnce = SQLStatement(
    "SELECT count(DISTINCT job_number) FROM drill_marks WHERE drill = ? AND kind = 'done'")
  private static let marks = SQLStatement(
    "SELECT count(*) FROM drill_marks WHERE drill = ? AND kind = 'done'")
  private static let starts = SQLStatement(
    "SELECT count(*) FROM drill_marks WHERE drill = ? AND kind = 'start'")
  private static let workers = SQLStatement(
    "SELECT count(DISTINCT worker) FROM drill_marks WHERE drill = ? AND kind = 'done'")
  private static let failed = SQLStatement(
    """
    SELECT count(*) FROM jobs WHERE kind = 'drill' AND substr(unique_key, 1, 44) = ?
      AND state IN ('dead', 'cancelled')
    """)
  private static let gap = SQLStatement(
    """
    SELECT min(at - before) FROM (
      SELECT at, lag(at) OVER (ORDER BY at, id) AS before FROM drill_marks
      WHERE drill = ? AND kind = 'start') starts
    """)
}
