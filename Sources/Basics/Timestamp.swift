/// A moment in milliseconds since 1970-01-01T00:00:00Z. Stored and compared as an integer, turned
/// into text only at the edge.
public struct Timestamp: Hashable, Comparable, Sendable, Codable {
  public var milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }
  /// Seconds beyond 64 bits of milliseconds become the nearest moment that there is.
  public init(seconds: Int64) { milliseconds = seconds.clampedMultiplied(by: 1000) }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  public func adding(seconds: Int64) -> Timestamp {
    Timestamp(milliseconds: milliseconds.clampedAdding(seconds.clampedMultiplied(by: 1000)))
  }

  public func adding(days: Int64) -> Timestamp {
    adding(seconds: days.clampedMultiplied(by: 86_400))
  }

  /// Milliseconds from another moment to this one; negative when the other comes later.
  public func elapsedMilliseconds(since other: Timestamp) -> Int64 {
    milliseconds.clampedSubtracting(other.milliseconds)
  }

  /// Whole seconds since 1970, rounded down.
  public var seconds: Int64 { milliseconds.floorDivided(by: 1000) }

  /// `2026-11-23T10:15:00.000Z`, the form of our JSON.
  public var iso8601: String {
    let time = CivilTime(secondsSinceEpoch: seconds)
    let fraction = Int((milliseconds % 1000 + 1000) % 1000)
    return "\(time.date)T\(time.clock).\(CivilTime.padded(fraction, 3))Z"
  }

  /// Reads `YYYY-MM-DD`, or a date-time with seconds, an optional fraction and an optional zone;
  /// without a zone the text is UTC.
  public init?(iso8601 text: String) {
    guard let parsed = CivilTime.parse(text) else { return nil }
    milliseconds =
      (parsed.time.secondsSinceEpoch - parsed.offsetSeconds) * 1000
      + Int64(parsed.milliseconds)
  }
}

extension Timestamp: CustomStringConvertible {
  public var description: String { iso8601 }
}

extension Int64 {
  /// Division that rounds towards minus infinity, so that times before 1970 fall on the right day.
  public func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

/// Where the present comes from; tests hand in a clock that stands still.
public protocol WallClock: Sendable {
  func now() -> Timestamp
}

/// The machine's clock.
public struct SystemWallClock: WallClock {
  public init() {}

  public func now() -> Timestamp {
    Timestamp(milliseconds: SystemTime.millisecondsSinceEpoch())
  }
}
