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
  private var lettingGo: Task<Void, Never>?

  init(address: String, limits: PostgresLimits) {
    self.address = address
    self.limits = limits
    state = PoolState(size: max(1, limits.connections))
  }

  /// Lends a connection to the closure.
  /// - Throws: `StorageError` of kind `connectionLost` when none became free in time or none can be
  ///   made.
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
    let deadline = clock.now + limits.leaseTimeout
    let waiter = nextWaiter
    nextWaiter += 1
    switch state.lease(waiter) {
    case .closed: throw StorageError(.connectionLost, message: "the database is closed")
    case .open: return try await open(until: deadline)
    case .use(let link, let since):
      return try await checked(link, idleSince: since, until: deadline)
    case .wait:
      switch try await wait(waiter, until: deadline) {
      case .link(let link): return link
      case .mayOpen: return try await open(until: deadline)
      }
    }
  }

  private func checked(
    _ link: PostgresLink, idleSince since: ContinuousClock.Instant,
    until deadline: ContinuousClock.Instant
  ) async throws -> PostgresLink {
    guard clock.now - since > limits.idleBeforeCheck else { return link }
    if await link.answers(within: deadline - clock.now) { return link }
    await link.close()
    return try await open(until: deadline)
  }

  private func open(until deadline: ContinuousClock.Instant) async throws -> PostgresLink {
    do {
      return try await PostgresLink.open(address, limits, within: deadline - clock.now)
    } catch {
      passOn()
      throw error
    }
  }

  private func wait(
    _ waiter: Int, until deadline: ContinuousClock.Instant
  ) async throws -> Grant {
    let end = Task { [clock] in
      try await clock.sleep(until: deadline)
      self.turnAway(waiter, StorageError.noneFree)
    }
    defer { end.cancel() }
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
      // When one has vanished, those that lie idle have too.
      if link.hasVanished { await end(state.expired(before: clock.now)) }
      await link.close()
      passOn()
      return
    }
    switch state.released(link, at: clock.now) {
    case .kept: letGoLater()
    case .hand(let waiter): waiting.removeValue(forKey: waiter)?.resume(returning: .link(link))
    case .end: await link.close()
    }
  }

  /// A connection has gone: the next in line may make one.
  private func passOn() {
    guard let waiter = state.lost() else { return }
    waiting.removeValue(forKey: waiter)?.resume(returning: .mayOpen)
  }

  /// Ends connections that nobody has needed for long.
  private func letGoLater() {
    guard lettingGo == nil, !state.isClosed else { return }
    lettingGo = Task { [weak self, limits] in
      repeat {
        do { try await Task.sleep(for: limits.idleLimit) } catch { return }
      } while await self?.letGo() == true
    }
  }

  /// - Returns: true when some are idle still.
  private func letGo() async -> Bool {
    await end(state.expired(before: clock.now - limits.idleLimit))
    guard state.idle.isEmpty else { return true }
    lettingGo = nil
    return false
  }

  private func end(_ links: [PostgresLink]) async {
    for link in links { await link.close() }
  }

  func close() async {
    lettingGo?.cancel()
    let ended = state.close()
    for waiter in ended.waiters {
      waiting.removeValue(forKey: waiter)?.resume(
        throwing: StorageError(.connectionLost, message: "the database is closed"))
    }
    await end(ended.links)
  }
}
