import Storage

/// Lends connections, makes them when they are needed and replaces those that broke.
actor ConnectionPool {
  private enum Grant: Sendable {
    case link(PostgresLink)
    case mayOpen
  }

  private let address: String
  private let limits: PostgresLimits
  private let clock = ContinuousClock()
  private var state: PoolState<PostgresLink, ContinuousClock.Instant>
  private var waiting: [Int: CheckedContinuation<Grant, any Error>] = [:]
  private var nextWaiter = 0

  init(address: String, limits: PostgresLimits) {
    self.address = address
    self.limits = limits
    state = PoolState(size: max(1, limits.connections))
  }

  /// Lends a connection to the closure.
  /// - Throws: `StorageError` of kind `busy` when none became free in time, `connectionLost` when
  ///   none can be made.
  nonisolated func withLink<T: Sendable>(
    _ body: @Sendable (PostgresLink) async throws -> T
  ) async throws -> T {
    let link = try await lease()
    do {
      let value = try await body(link)
      await giveBack(link)
      return value
    } catch {
      await giveBack(link)
      throw error
    }
  }

  private func lease() async throws -> PostgresLink {
    let waiter = nextWaiter
    nextWaiter += 1
    switch state.lease(waiter) {
    case .closed: throw StorageError(.connectionLost, message: "the database is closed")
    case .open: return try await open()
    case .use(let link, let since): return try await checked(link, idleSince: since)
    case .wait:
      switch try await wait(waiter) {
      case .link(let link): return link
      case .mayOpen: return try await open()
      }
    }
  }

  private func checked(
    _ link: PostgresLink, idleSince since: ContinuousClock.Instant
  ) async throws -> PostgresLink {
    guard clock.now - since > limits.idleBeforeCheck else { return link }
    if await link.answers() { return link }
    await link.close()
    return try await open()
  }

  private func open() async throws -> PostgresLink {
    do {
      return try await PostgresLink.open(address, limits)
    } catch {
      passOn()
      throw error
    }
  }

  private func wait(_ waiter: Int) async throws -> Grant {
    let deadline = Task { [limits] in
      try await Task.sleep(for: limits.leaseTimeout)
      self.turnAway(waiter, StorageError(.busy, message: "no database connection became free"))
    }
    defer { deadline.cancel() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { waiting[waiter] = $0 }
    } onCancel: {
      Task { await self.turnAway(waiter, CancellationError()) }
    }
  }

  private func turnAway(_ waiter: Int, _ error: any Error) {
    guard state.abandon(waiter) else { return }
    waiting.removeValue(forKey: waiter)?.resume(throwing: error)
  }

  private func giveBack(_ link: PostgresLink) async {
    guard link.isGood else {
      await link.close()
      passOn()
      return
    }
    switch state.released(link, at: clock.now) {
    case .kept: break
    case .hand(let waiter): waiting.removeValue(forKey: waiter)?.resume(returning: .link(link))
    case .end: await link.close()
    }
  }

  /// A connection has gone: the next in line may make one.
  private func passOn() {
    guard let waiter = state.lost() else { return }
    waiting.removeValue(forKey: waiter)?.resume(returning: .mayOpen)
  }

  func close() async {
    let ended = state.close()
    for waiter in ended.waiters {
      waiting.removeValue(forKey: waiter)?.resume(
        throwing: StorageError(.connectionLost, message: "the database is closed"))
    }
    for link in ended.links { await link.close() }
  }
}
