import Basics

extension Timestamp {
  /// Clocks of channels differ from ours by minutes; a change a day ahead has not happened.
  private static let mostSecondsAhead: Int64 = 86_400

  /// When something changed as a channel tells it; nil for more than a day ahead. Whatever came
  /// after such a change would count as older until then.
  /// - Parameter now: When the channel told it, or later.
  public func believed(at now: Timestamp) -> Timestamp? {
    self <= now.adding(seconds: Self.mostSecondsAhead) ? self : nil
  }
}

extension OrderRecord {
  /// The order without times of change that are not believed.
  public func believed(at now: Timestamp) -> OrderRecord {
    var order = self
    order.changedAt = changedAt?.believed(at: now)
    order.package?.changedAt = package?.changedAt?.believed(at: now)
    return order
  }
}
