/// Which connection goes to whom: decisions only, so that they can be tested without a server.
struct PoolState<Link, Instant> {
  let size: Int
  private(set) var idle: [(link: Link, since: Instant)] = []
  /// Connections that exist or are being made, in use or not.
  private(set) var open = 0
  private(set) var waiters: [Int] = []
  private(set) var isClosed = false

  init(size: Int) { self.size = size }

  enum Lease {
    case use(Link, idleSince: Instant)
    /// A connection may be made; `released` or `lost` must follow.
    case open
    case wait
    case closed
  }

  /// The connection used last is lent first, so that the others grow old and can be let go.
  mutating func lease(_ waiter: Int) -> Lease {
    guard !isClosed else { return .closed }
    if let last = idle.popLast() { return .use(last.link, idleSince: last.since) }
    guard open >= size else {
      open += 1
      return .open
    }
    waiters.append(waiter)
    return .wait
  }

  enum Release {
    case kept
    case hand(to: Int)
    /// The pool has closed: this connection must end too.
    case end
  }

  /// A connection came back in good order.
  mutating func released(_ link: Link, at now: Instant) -> Release {
    guard !isClosed else {
      open -= 1
      return .end
    }
    guard waiters.isEmpty else { return .hand(to: waiters.removeFirst()) }
    idle.append((link, now))
    return .kept
  }

  /// A connection has ended, or could not be made.
  /// - Returns: who may make one in its place.
  mutating func lost() -> Int? {
    guard !isClosed, !waiters.isEmpty else {
      open -= 1
      return nil
    }
    return waiters.removeFirst()
  }

  /// Takes connections out that have been idle since before a moment; they must be ended.
  mutating func expired(before moment: Instant) -> [Link] where Instant: Comparable {
    // They lie in the order in which they came back.
    let expired = idle.prefix { $0.since < moment }.map(\.link)
    idle.removeFirst(expired.count)
    open -= expired.count
    return expired
  }

  /// A waiter gave up.
  /// - Returns: false when it has been served in the meantime.
  mutating func abandon(_ waiter: Int) -> Bool {
    guard let place = waiters.firstIndex(of: waiter) else { return false }
    waiters.remove(at: place)
    return true
  }

  /// - Returns: the connections to end now and the waiters to turn away. Those in use end when they
  ///   come back.
  mutating func close() -> (links: [Link], waiters: [Int]) {
    isClosed = true
    let links = idle.map(\.link)
    let turnedAway = waiters
    open -= links.count
    idle = []
    waiters = []
    return (links, turnedAway)
  }
}
