import Basics
import Markup

/// A span of the shop's own clock, in local seconds since 1970-01-01. Both ends inclusive; nil is
/// open: an open end is left out, because a far date would drop rows without one (Ticimax wire
/// facts 2026-11-23, §4.2).
struct LocalRange: Sendable, Equatable {
  var from: Int64?
  var to: Int64?

  /// The span of a request in the shop's zone.
  init(from: Timestamp?, to: Timestamp?, zone: LocalTimeZone) {
    self.from = from.map { zone.civilTime(of: $0).secondsSinceEpoch }
    self.to = to.map { zone.civilTime(of: $0).secondsSinceEpoch }
  }

  init(from: Int64?, to: Int64?) {
    self.from = from
    self.to = to
  }
}

extension XMLWriter {
  /// A `dateTime` member without a zone (wire facts §2), or nothing.
  mutating func date(_ name: StaticString, _ localSeconds: Int64?) {
    guard let localSeconds else { return }
    element(name, CivilTime(secondsSinceEpoch: localSeconds).text)
  }
}
