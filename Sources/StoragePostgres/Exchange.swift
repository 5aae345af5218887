import CLibPQ
import Storage
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Sends statements over one connection and waits for what comes back, never longer than told: a
/// server that vanished without a word, or whose machine answers but whose process does not, must
/// not hold a thread for the quarter of an hour that TCP takes, or for ever.
///
/// Unchecked, because it belongs to the link's thread; only `cancel` is called from others.
final class Exchange: @unchecked Sendable {
  private let connection: OpaquePointer
  private let limits: PostgresLimits
  private let cancelRequest: CancelRequest
  private let clock = ContinuousClock()
  private let cancelledAt = Mutex<ContinuousClock.Instant?>(nil)
  /// True when an answer did not come in time: nothing may be sent any more.
  private(set) var hasVanished = false

  /// Takes a connection that stands. It does not block from here on, not even when it is closed.
  init(connection: OpaquePointer, limits: PostgresLimits) {
    self.connection = connection
    self.limits = limits
    cancelRequest = CancelRequest(of: connection)
    PQsetnonblocking(connection, 1)
  }

  /// How long the answer to a statement is waited for: the server ends it before.
  var statementLimit: Duration { limits.statementTimeout + limits.answerTimeout }

  var isCancelled: Bool { cancelledAt.withLock { $0 != nil } }

  /// Asks the server to stop the statement under way, whose end is waited for no longer than an
  /// answer; no further one is sent.
  func cancel() {
    cancelledAt.withLock { $0 = $0 ?? clock.now }
    cancelRequest.send()
  }

  /// Runs statements without values, separated by `;`.
  /// - Returns: the last result, to be cleared by the caller.
  /// - Throws: `StorageError` of kind `connectionLost`, or `CancellationError`; what the server says is
  ///   in the result.
  func script(_ sql: String, within limit: Duration) throws -> OpaquePointer? {
    try send { PQsendQuery(connection, sql) }
    return try lastResult(until: clock.now + limit)
  }

  /// Runs one statement.
  /// - Returns: its result, to be cleared by the caller.
  /// - Throws: `StorageError` of kind `connectionLost`, or `CancellationError`; what the server says is
  ///   in the result.
  func statement(_ text: String, _ parameters: Parameters) throws -> OpaquePointer? {
    try parameters.bytes.withUnsafeBufferPointer { buffer in
      let base = buffer.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
      let empty = UnsafePointer<CChar>(bitPattern: 1)
      let pointers = parameters.starts.map { start in
        start < 0 ? nil : base.map { $0 + start } ?? empty
      }
      let formats = [Int32](repeating: 1, count: parameters.count)
      try send {
        PQsendQueryParams(
          connection, text, Int32(parameters.count), parameters.types, pointers,
          parameters.lengths, formats, 0)
      }
    }
    return try lastResult(until: clock.now + statementLimit)
  }

  private func send(_ body: () -> Int32) throws {
    if isCancelled { throw CancellationError() }
    guard body() != 1 else { return }
    let message = StorageError.firstLine(of: connection)
    let stands = PQstatus(connection) == CONNECTION_OK && !hasVanished
    // Refused by libpq itself: too many values, for instance.
    throw StorageError(stands ? .syntax : .connectionLost, message: message)
  }

  private func lastResult(until deadline: ContinuousClock.Instant) throws -> OpaquePointer? {
    var last: OpaquePointer?
    do {
      try flush(until: deadline)
      while let result = try nextResult(until: deadline) {
        if last != nil, PQresultStatus(last) == PGRES_FATAL_ERROR {
          // The first error says why; the next only that the connection ended behind it.
          PQclear(result)
          continue
        }
        PQclear(last)
        last = result
        try refuseCopying(result)
      }
    } catch {
      PQclear(last)
      throw error
    }
    return last
  }

  /// A `COPY` waits for data that nobody sends, so its end would never come.
  private func refuseCopying(_ result: OpaquePointer) throws {
    switch PQresultStatus(result) {
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      hasVanished = true
      throw StorageError(.syntax, message: "COPY is not a statement for this")
    default: return
    }
  }

  private func flush(until deadline: ContinuousClock.Instant) throws {
    while PQflush(connection) == 1 {
      try wait(for: POLLIN | POLLOUT, until: deadline)
      // A server that sends an answer before it has read everything must be able to.
      guard PQconsumeInput(connection) == 1 else { return }
    }
  }

  /// - Returns: nil at the end.
  private func nextResult(until deadline: ContinuousClock.Instant) throws -> OpaquePointer? {
    while PQisBusy(connection) == 1 {
      try wait(for: POLLIN, until: deadline)
      // A connection that broke gives its error as the next result.
      guard PQconsumeInput(connection) == 1 else { break }
    }
    return PQgetResult(connection)
  }

  /// Waits in short steps, because a cancellation brings the deadline nearer.
  private func wait(for events: Int32, until deadline: ContinuousClock.Instant) throws {
    while PQsocket(connection) >= 0 {
      let left = min(deadline, cancelDeadline ?? deadline) - clock.now
      guard left > .zero else {
        hasVanished = true
        throw StorageError(.connectionLost, message: "the server does not answer")
      }
      var watched = pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
      let milliseconds = Int32(min(left, .milliseconds(500)).wholeMilliseconds + 1)
      let found = poll(&watched, 1, milliseconds)
      if found > 0 || (found < 0 && errno != EINTR) { return }
      // The request may have come before the statement, which it did not stop then.
      if isCancelled { cancelRequest.send() }
    }
  }

  private var cancelDeadline: ContinuousClock.Instant? {
    cancelledAt.withLock { $0 }.map { $0 + limits.answerTimeout }
  }
}
