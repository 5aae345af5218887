import Basics

/// What an order adds to the daily figures. Pure: a changed order is its old contribution taken
/// away and its new one added, so the figures always equal the sum over the orders.
public struct SalesRollup: Sendable, Equatable {
  public struct ChannelDay: Hashable, Sendable {
    public var day: Int64
    public var channelID: Int64
    public var currency: String
  }

  public struct VariantDay: Hashable, Sendable {
    public var day: Int64
    public var variantID: Int64
    public var channelID: Int64
  }

  public struct Figures: Sendable, Equatable {
    public var orders: Int64 = 0
    public var unitsMilli: Int64 = 0
    public var revenueMinor: Int64 = 0

    var isZero: Bool { self == Figures() }

    mutating func add(_ other: Figures, sign: Int64) {
      orders += sign * other.orders
      unitsMilli = unitsMilli.clampedAdding(other.unitsMilli.clampedMultiplied(by: sign))
      revenueMinor = revenueMinor.clampedAdding(other.revenueMinor.clampedMultiplied(by: sign))
    }
  }

  public private(set) var channelDays: [ChannelDay: Figures] = [:]
  public private(set) var variantDays: [VariantDay: Figures] = [:]

  public init() {}

  /// Adds (`sign` 1) or takes away (-1) an order. Orders that do not count as sales add nothing.
  public mutating func apply(_ order: Contribution, sign: Int64) {
    guard order.countsAsSale else { return }
    let key = ChannelDay(day: order.day, channelID: order.channelID, currency: order.currency)
    let lines = order.lines.filter { !$0.isCancelled }
    channelDays[key, default: Figures()].add(
      Figures(
        orders: 1, unitsMilli: lines.lazy.map(\.quantityMilli).clampedSum(),
        revenueMinor: order.totalMinor), sign: sign)
    var counted: Set<Int64> = []
    for line in lines {
      guard let variantID = line.variantID else { continue }
      let key = VariantDay(day: order.day, variantID: variantID, channelID: order.channelID)
      // An order with two lines of one variant is one order of it.
      let orders: Int64 = counted.insert(variantID).inserted ? 1 : 0
      variantDays[key, default: Figures()].add(
        Figures(orders: orders, unitsMilli: line.quantityMilli, revenueMinor: line.totalMinor),
        sign: sign)
    }
  }

  /// The part of an order that figures depend on.
  public struct Contribution: Sendable, Equatable {
    public struct Line: Sendable, Equatable {
      public var variantID: Int64?
      public var quantityMilli: Int64
      public var totalMinor: Int64
      public var isCancelled: Bool
    }

    public var channelID: Int64
    public var day: Int64
    public var currency: String
    public var countsAsSale: Bool
    public var totalMinor: Int64
    public var lines: [Line]
  }
}

extension SalesRollup {
  /// Writes the changes, in key order so that two transactions lock rows alike.
  public func save(in connection: any SQLConnection) throws {
    let channels = channelDays.filter { !$0.value.isZero }
      .sorted { ($0.key.day, $0.key.channelID) < ($1.key.day, $1.key.channelID) }
    try connection.executeBatch(
      Self.addChannelDay,
      channels.map { key, figures in
        [.integer(key.day), .integer(key.channelID), .text(key.currency)] + figures.values
      })
    try saveVariantDays(in: connection)
  }

  func saveVariantDays(in connection: any SQLConnection) throws {
    let variants = variantDays.filter { !$0.value.isZero }
      .sorted { ($0.key.day, $0.key.variantID) < ($1.key.day, $1.key.variantID) }
    try connection.executeBatch(
      Self.addVariantDay,
      variants.map { key, figures in
        [.integer(key.day), .integer(key.variantID), .integer(key.channelID)] + figures.values
      })
  }

  private static let addChannelDay = SQLStatement(
    """
    INSERT INTO daily_channel_sales (day, channel_id, currency, orders, units_milli, revenue_minor)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (day, channel_id, currency) DO UPDATE SET
      orders = daily_channel_sales.orders + excluded.orders,
      units_milli = daily_channel_sales.units_milli + excluded.units_milli,
      revenue_minor = daily_channel_sales.revenue_minor + excluded.revenue_minor
    """)
  private static let addVariantDay = SQLStatement(
    """
    INSERT INTO daily_variant_sales
      (day, variant_id, channel_id, orders, units_milli, revenue_minor)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (day, variant_id, channel_id) DO UPDATE SET
      orders = daily_variant_sales.orders + excluded.orders,
      units_milli = daily_variant_sales.units_milli + excluded.units_milli,
      revenue_minor = daily_variant_sales.revenue_minor + excluded.revenue_minor
    """)
}

extension SalesRollup.Figures {
  var values: [SQLValue] { [.integer(orders), .integer(unitsMilli), .integer(revenueMinor)] }
}
