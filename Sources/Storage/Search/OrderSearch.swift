import Basics

/// Which orders are wanted.
public struct OrderFilter: Sendable, Equatable {
  public var search: SearchWords?
  public var status: String?
  public var channelID: Int64?
  /// Inclusive.
  public var from: Timestamp?
  /// Exclusive.
  public var to: Timestamp?

  public init(
    search: SearchWords? = nil, status: String? = nil, channelID: Int64? = nil,
    from: Timestamp? = nil, to: Timestamp? = nil
  ) {
    self.search = search
    self.status = status
    self.channelID = channelID
    self.from = from
    self.to = to
  }
}

/// Position of an order in the list, newest first.
public struct OrderKey: Sendable, Hashable, Comparable {
  public var placedAt: Int64
  public var id: Int64

  public init(placedAt: Int64, id: Int64) {
    self.placedAt = placedAt
    self.id = id
  }

  /// Of a row that begins with these two.
  static func map(_ row: any SQLRow) -> OrderKey {
    OrderKey(placedAt: row.integer(0), id: row.integer(1))
  }

  public static func < (left: OrderKey, right: OrderKey) -> Bool {
    (left.placedAt, left.id) < (right.placedAt, right.id)
  }
}

/// Pages through orders, newest first, by key: a page costs the same however deep it lies.
public struct OrderSearch {
  public enum Direction: Sendable { case older, newer }

  private let connection: any SQLConnection

  public init(connection: any SQLConnection) { self.connection = connection }

  /// - Parameters:
  ///   - from: only orders beyond this one; nil starts at the newest.
  ///   - direction: `newer` gives the orders just above `from`, still newest first.
  public func page(
    _ filter: OrderFilter, from: OrderKey?, direction: Direction = .older, limit: Int
  ) throws -> [OrderKey] {
    let list = OrderList(filter, direction: direction, connection: connection)
    guard let search = filter.search else { return try list.page(from: from, limit: limit) }
    let candidates = try OrderCandidates(search, in: connection)
    var keys = try list.passing(candidates.listed)
    if let from { keys = keys.filter { direction == .older ? $0 < from : $0 > from } }
    if let others = candidates.others {
      let walked = try list.page(from: from, limit: limit, matching: others)
      keys = Array(Set(keys).union(walked))
    }
    keys.sort(by: >)
    return Array(direction == .older ? keys.prefix(limit) : keys.suffix(limit))
  }
}
