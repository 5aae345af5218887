import Basics
import Storage
import Work

/// What the queue must do, said once more without a database: the rules of `JobRequest`,
/// `JobQueue` and their documentation, as slow and as plain as possible.
struct ReferenceQueue {
  struct Job: Equatable {
    var id: Int64
    var kind: String
    var uniqueKey: String?
    var orderKey: String?
    var payload: String
    var nextPayload: String?
    var priority: Int
    var runAt: Int64
    var createdAt: Int64
    var startedAt: Int64?
    var state = JobState.waiting
    var fence: Int64 = 0
    var failures = 0
    var maxFailures: Int
    var worker: String?
    var leaseUntil: Int64?
    var isCancelAsked = false

    var isLive: Bool { state == .waiting || state == .running }
  }

  private(set) var jobs: [Job] = []
  var paused: Set<String> = []

  private func index(_ id: Int64) -> Int? { jobs.firstIndex { $0.id == id } }

  /// The row of a claim, while it is still the claim's.
  private func held(_ claim: ClaimedJob) -> Int? {
    jobs.firstIndex {
      $0.id == claim.id && $0.fence == claim.fence && $0.worker == claim.worker
        && $0.state == .running
    }
  }

  /// - Parameter id: what the database gave a new one.
  /// - Returns: the id of the job that is there, and whether it is new.
  mutating func enqueue(_ request: JobRequest, id: Int64, now: Int64) -> (id: Int64, isNew: Bool) {
    let runAt = request.runAt?.milliseconds ?? now
    let twin = jobs.firstIndex {
      $0.isLive && $0.kind == request.kind && $0.uniqueKey == request.uniqueKey
        && request.uniqueKey != nil
    }
    guard let twin else {
      jobs.append(
        Job(
          id: id, kind: request.kind, uniqueKey: request.uniqueKey, orderKey: request.orderKey,
          payload: request.payload, priority: request.priority, runAt: runAt,
          createdAt: now, maxFailures: request.maxFailures))
      return (id, true)
    }
    switch (request.onDuplicate, jobs[twin].state) {
    case (.replace, .running): jobs[twin].nextPayload = request.payload
    case (.replace, _):
      jobs[twin].payload = request.payload
      jobs[twin].failures = 0
      jobs[twin].runAt = min(jobs[twin].runAt, runAt)
    case (.hasten, .waiting):
      jobs[twin].payload = request.payload
      jobs[twin].runAt = min(jobs[twin].runAt, runAt)
      jobs[twin].priority = min(jobs[twin].priority, request.priority)
    case (.hasten, _), (.keep, _): break
    }
    if request.onDuplicate == .replace {
      jobs[twin].priority = min(jobs[twin].priority, request.priority)
    }
    return (jobs[twin].id, false)
  }

  /// - Returns: the ids in the order in which they are to be taken.
  mutating func claim(_ limit: Int, kinds: [String], worker: String, now: Int64) -> [Int64] {
    let open = jobs.filter { job in
      job.state == .waiting && job.runAt <= now && kinds.contains(job.kind)
        && !paused.contains(job.kind)
        && !jobs.contains {
          // None of the key runs, and none that is older waits.
          job.orderKey != nil && $0.orderKey == job.orderKey
            && ($0.state == .running || ($0.state == .waiting && $0.id < job.id))
        }
    }.sorted { ($0.priority, $0.runAt, $0.id) < ($1.priority, $1.runAt, $1.id) }
    let taken = open.prefix(limit).map(\.id)
    for id in taken {
      guard let place = index(id) else { continue }
      jobs[place].state = .running
      jobs[place].fence += 1
      jobs[place].worker = worker
      jobs[place].leaseUntil = now + JobQueue.leaseMilliseconds
      jobs[place].startedAt = now
    }
    return taken
  }

  /// A newer request waits as a job that was never tried; else a job that somebody wanted to end is
  /// cancelled; else it is as its worker says.
  private mutating func leave(
    _ place: Int, _ state: JobState, runAt: Int64, failures: Int, now: Int64
  ) {
    let isNewer = jobs[place].nextPayload != nil
    jobs[place].state =
      isNewer ? .waiting : jobs[place].isCancelAsked && state != .done ? .cancelled : state
    jobs[place].runAt = isNewer ? now : runAt
    jobs[place].failures = isNewer ? 0 : failures
    jobs[place].payload = jobs[place].nextPayload ?? jobs[place].payload
    jobs[place].nextPayload = nil
    jobs[place].worker = nil
    jobs[place].leaseUntil = nil
    jobs[place].isCancelAsked = false
  }

  /// - Returns: false when the lease is lost, here and below.
  mutating func finish(_ claim: ClaimedJob, now: Int64) -> Bool {
    guard let place = held(claim) else { return false }
    leave(place, .done, runAt: now, failures: 0, now: now)
    return true
  }

  mutating func fail(_ claim: ClaimedJob, _ after: JobQueue.AfterFailure, now: Int64) -> Bool {
    guard let place = held(claim) else { return false }
    let failures = jobs[place].failures + 1
    switch after {
    case .again(let moment):
      leave(place, .waiting, runAt: moment.milliseconds, failures: failures, now: now)
    case .givenUp: leave(place, .dead, runAt: now, failures: failures, now: now)
    }
    return true
  }

  mutating func postpone(_ claim: ClaimedJob, to moment: Int64, now: Int64) -> Bool {
    guard let place = held(claim) else { return false }
    leave(place, .waiting, runAt: moment, failures: jobs[place].failures, now: now)
    return true
  }

  mutating func endCancelled(_ claim: ClaimedJob, now: Int64) -> Bool {
    guard let place = held(claim) else { return false }
    leave(place, .cancelled, runAt: now, failures: jobs[place].failures, now: now)
    return true
  }

  /// - Returns: what the worker is told: lost, cancelled or neither.
  mutating func renew(_ claim: ClaimedJob, now: Int64) -> (isLost: Bool, isCancelled: Bool) {
    guard let place = held(claim) else { return (true, false) }
    jobs[place].leaseUntil = now + JobQueue.leaseMilliseconds
    return (false, jobs[place].isCancelAsked)
  }

  func holds(_ claim: ClaimedJob) -> Bool { held(claim) != nil }

  mutating func cancel(_ id: Int64) -> Bool {
    guard let place = index(id), jobs[place].isLive else { return false }
    if jobs[place].state == .waiting {
      jobs[place].state = .cancelled
    } else {
      jobs[place].isCancelAsked = true
      jobs[place].nextPayload = nil
    }
    return true
  }

  enum Retried { case yes, no, twin }

  mutating func retry(_ id: Int64, now: Int64) -> Retried {
    guard let place = index(id), jobs[place].state == .dead || jobs[place].state == .cancelled
    else { return .no }
    let job = jobs[place]
    let hasTwin = jobs.contains {
      $0.isLive && $0.kind == job.kind && job.uniqueKey != nil && $0.uniqueKey == job.uniqueKey
    }
    guard !hasTwin else { return .twin }
    jobs[place].state = .waiting
    jobs[place].runAt = now
    jobs[place].failures = 0
    jobs[place].isCancelAsked = false
    return .yes
  }

  mutating func dismiss(_ id: Int64) -> Bool {
    guard let place = index(id), jobs[place].state == .dead else { return false }
    jobs[place].state = .cancelled
    return true
  }

  /// - Returns: how many were freed.
  mutating func rescue(now: Int64) -> Int {
    var freed = 0
    for place in jobs.indices where jobs[place].state == .running {
      guard jobs[place].leaseUntil ?? 0 < now else { continue }
      freed += 1
      let failures = jobs[place].failures + 1
      leave(
        place, failures >= jobs[place].maxFailures ? .dead : .waiting, runAt: now,
        failures: failures, now: now)
    }
    return freed
  }

  /// What a clock that was ahead left in the future is put right.
  mutating func believe(now: Int64) {
    let lease = JobQueue.leaseMilliseconds
    for place in jobs.indices {
      let job = jobs[place]
      if job.state == .running, job.leaseUntil ?? 0 > now + 2 * lease {
        jobs[place].leaseUntil = now + lease
      }
      let written = max(job.createdAt, job.startedAt ?? job.createdAt)
      if job.state == .waiting, written > now + lease, job.runAt > now + lease {
        jobs[place].runAt = now + max(job.runAt - written, 0)
        jobs[place].createdAt = min(job.createdAt, now)
        jobs[place].startedAt = job.startedAt.map { min($0, now) }
      }
    }
  }
}
