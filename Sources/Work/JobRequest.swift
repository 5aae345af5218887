import Basics

/// A job to be done later, as the caller describes it.
public struct JobRequest: Sendable, Equatable {
  /// Names the handler.
  public var kind: String
  /// What can be paused together; the kind unless told otherwise.
  public var queue: String
  public var channelID: Int64?
  /// While a job of the kind with this key waits or runs, another is not made.
  public var uniqueKey: String?
  /// Jobs of one order key run strictly one after the other, oldest first.
  public var orderKey: String?
  /// What the handler needs, as JSON.
  public var payload: String
  /// Lower goes first. 0 is usual, negative is urgent.
  public var priority: Int
  /// Not before this moment; nil for now.
  public var runAt: Timestamp?
  /// Failures in a row after which the job is given up; at least 1.
  public var maxFailures: Int
  /// What happens when a job with the same unique key is there already.
  public var onDuplicate: Duplicate

  public enum Duplicate: Sendable {
    /// The one that is there will do.
    case keep
    /// One that runs will do; one that waits takes this one's payload, and runs no later and no less
    /// urgently than this one would.
    case hasten
    /// The newest payload wins. It replaces one that waits, which then has all its attempts and runs no
    /// later and no less urgently than this one would; after one that runs, it runs once more.
    case replace
  }

  public init(
    kind: String, payload: String = "{}", queue: String? = nil, channelID: Int64? = nil,
    uniqueKey: String? = nil, orderKey: String? = nil, priority: Int = 0,
    runAt: Timestamp? = nil, maxFailures: Int = 10, onDuplicate: Duplicate = .keep
  ) {
    self.kind = kind
    self.payload = payload
    self.queue = queue ?? kind
    self.channelID = channelID
    self.uniqueKey = uniqueKey
    self.orderKey = orderKey
    self.priority = priority
    self.runAt = runAt
    self.maxFailures = max(1, maxFailures)
    self.onDuplicate = onDuplicate
  }
}

/// A job that a worker holds. Whatever it writes is right only while `fence` is still the row's.
public struct ClaimedJob: Sendable, Equatable {
  public var id: Int64
  public var kind: String
  public var queue: String
  public var channelID: Int64?
  public var payload: String
  /// Grows with every claim of this job.
  public var fence: Int64
  /// Failures in a row before this attempt.
  public var failures: Int
  public var maxFailures: Int
  public var worker: String

  /// One claim of one job: the same process may claim a job again while its own earlier task of it,
  /// which has lost its lease, is still ending.
  public struct Key: Sendable, Hashable {
    public var id: Int64
    public var fence: Int64
  }

  public var key: Key { Key(id: id, fence: fence) }
}

/// The job is another worker's by now, or nobody's: what was done in this transaction must not be.
public struct LeaseLost: Error, Sendable, Equatable {
  public var jobID: Int64

  public init(jobID: Int64) { self.jobID = jobID }
}

public enum JobState: String, Sendable, CaseIterable {
  case waiting, running, done
  /// Given up after its failures; waits for a person.
  case dead
  case cancelled
}
