/// What went wrong at a channel, sorted by what the caller must do. The one typed error across the
/// border of a connector; its description never holds payload, address query or secret.
public struct ConnectorError: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The key is wrong or lacks the right. Stop and tell a person; do not burn quota.
    case unauthorised
    /// A setting is wrong: host, scheme, page size.
    case configuration(field: String)
    /// The channel asked us to slow down and did so beyond the allowed waits.
    case rateLimited
    /// A passing fault; the attempts are used up. Trying later makes sense.
    case temporary
    /// The channel refuses this very request for good.
    case permanent
    /// A write timed out: it may have happened. Read back before sending again.
    case unknownOutcome
    /// The reply no longer has the shape we know.
    case contractChanged
    case cancelled
  }

  public var kind: Kind
  /// One sentence for a person, in English, safe to show and to log.
  public var message: String
  /// Requests, retries and waits that were spent before it failed.
  public var statistics: PullStatistics

  public init(
    _ kind: Kind, _ message: String, statistics: PullStatistics = PullStatistics()
  ) {
    self.kind = kind
    self.message = message
    self.statistics = statistics
  }
}

extension ConnectorError {
  /// True when no other stream of the account can do better: the key or a setting is wrong.
  public var isOfTheAccount: Bool {
    switch kind {
    case .unauthorised, .configuration, .cancelled: true
    case .rateLimited, .temporary, .permanent, .unknownOutcome, .contractChanged: false
    }
  }
}

extension ConnectorError: CustomStringConvertible {
  public var description: String { message }
}

/// What one page cost.
public struct PullStatistics: Sendable, Equatable {
  public var requests = 0
  public var retries = 0
  public var throttled = 0
  /// Bytes received, compressed as they came.
  public var receivedBytes = 0
  public var fetchMilliseconds: Int64 = 0

  public init() {}

  public static func += (left: inout PullStatistics, right: PullStatistics) {
    left.requests += right.requests
    left.retries += right.retries
    left.throttled += right.throttled
    left.receivedBytes += right.receivedBytes
    left.fetchMilliseconds += right.fetchMilliseconds
  }
}
