import Basics
import Storage

/// What a handler is given to do its job.
public struct JobContext: Sendable {
  public let job: ClaimedJob
  /// What is written through it is undone when the job is another worker's by then.
  public let database: FencedDatabase
  public let clock: any WallClock
  /// True when the program is about to end: a long job should reach a good place and return
  /// `.again`.
  public let isStopping: @Sendable () -> Bool
  /// Calls an action when that becomes true, or at once when it is; the last action given counts.
  public let onStopping: @Sendable (_ action: @escaping @Sendable () -> Void) -> Void
  /// A transaction of this job has put others into the queue that should not wait for the next look:
  /// to be called once it is committed.
  public let wakeRunner: @Sendable () -> Void

  public init(
    job: ClaimedJob, database: FencedDatabase, clock: any WallClock,
    isStopping: @escaping @Sendable () -> Bool,
    onStopping: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void,
    wakeRunner: @escaping @Sendable () -> Void = {}
  ) {
    self.job = job
    self.database = database
    self.clock = clock
    self.isStopping = isStopping
    self.onStopping = onStopping
    self.wakeRunner = wakeRunner
  }
}

/// How a handler ends a job.
public enum JobEnd: Sendable {
  /// Done; the effects of the closure and the end are one transaction.
  case done(@Sendable (any SQLConnection) throws -> Void)
  /// Not done, and not failed: it is taken again at the moment.
  case again(at: Timestamp)

  public static var done: JobEnd { .done { _ in } }
}

/// A failure that another attempt would not mend.
public struct HopelessJob: Error, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// Does the jobs of one kind.
public protocol JobHandler: Sendable {
  var kind: String { get }
  /// How many of them one process may run at once; nil for as many as it has slots.
  var limit: Int? { get }
  func run(_ context: JobContext) async throws -> JobEnd
}

extension JobHandler {
  public var limit: Int? { nil }
}
