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
          maxFailures: request.maxFailures))
      return (id, true)
    }
    switch (request.onDuplicate, jobs[twin].state) {
    case (.replace, .running): jobs[twin].nextPayload = request.payload
    case (.replace, _): jobs[twin].payload = request.payload
    case (.hasten, .waiting):
      jobs[twin].payload = request.payload
      jobs[twin].runAt = min(jobs[twin].runAt, runAt)
      jobs[twin].priority = min(jobs[twin].priority, request.priority)
    case (.hasten, _), (.keep, _): break
    }
    return (jobs[twin].id, false)
  }

  /// - Returns: the ids in the order in which they are to be taken.
  mutating func claim(_ limit: Int, kinds: [String], worker: String, now: Int64) -> [Int64] {
    let open = jobs.filter { job in
      job.state == .waiting && job.runAt <= now && kinds.contains(job.kind)
        && !paused.contains(job.kind)
        && !jobs.contains {
          job.orderKey != nil && $0.orderKey == job.orderKey && $0.id < job.id && $0.isLive
        }
    }.sorted { ($0.priority, $0.runAt, $0.id) < ($1.priority, $1.runAt, $1.id) }
    let taken = open.prefix(limit).map(\.id)
    for id in taken {
      guard let place = index(id) else { continue }
      jobs[place].state = .running
      jobs[place].fence += 1
      jobs[place].worker = worker
      jobs[place].leaseUntil = now + JobQueue.leaseMilliseconds
    }
    return taken
  }

  private mutating func leave(_ place: Int, _ state: JobState) {
    jobs[place].state = state
    jobs[place].payload = jobs[place].nextPayload ?? jobs[place].payload
    jobs[place].nextPayload = nil
    jobs[place].worker = nil
    jobs[place].leaseUntil = nil
  }

  /// - Returns: false when the lease is lost, here and below.
  mutating func finish(_ claim: ClaimedJob, now: Int64) -> Bool {
    guard let place = held(claim) else { return false }
    leave(place, jobs[place].nextPayload == nil ? .done : .waiting)
    jobs[place].runAt = now
    jobs[place].failures = 0
    jobs[place].isCancelAsked = false
    return true
  }

  mutating func fail(_ claim: ClaimedJob, _ after: JobQueue.AfterFailure) -> Bool {
    guard let place = held(claim) else { return false }
    jobs[place].failures += 1
    switch after {
    case .again(let moment):
      leave(place, .waiting)
      jobs[place].runAt = moment.milliseconds
    case .givenUp:
      leave(place, .dead)
      jobs[place].isCancelAsked = false
    }
    return true
  }

  mutating func postpone(_ claim: ClaimedJob, to moment: Int64) -> Bool {
    guard let place = held(claim) else { return false }
    leave(place, .waiting)
    jobs[place].runAt = moment
    return true
  }

  mutating func endCancelled(_ claim: ClaimedJob) -> Bool {
    guard let place = held(claim) else { return false }
    leave(place, .cancelled)
    jobs[place].isCancelAsked = false
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
    jobs.remove(at: place)
    return true
  }

  /// - Returns: how many were freed.
  mutating func rescue(now: Int64) -> Int {
    var freed = 0
    for place in jobs.indices where jobs[place].state == .running {
      let lease = jobs[place].leaseUntil ?? 0
      if lease > now + 2 * JobQueue.leaseMilliseconds {
        jobs[place].leaseUntil = now + JobQueue.leaseMilliseconds
      } else if lease < now {
        freed += 1
        jobs[place].failures += 1
        let isGivenUp = jobs[place].failures >= jobs[place].maxFailures
        leave(place, jobs[place].isCancelAsked ? .cancelled : isGivenUp ? .dead : .waiting)
        jobs[place].runAt = now
      }
    }
    return freed
  }
}
