import Basics
import ConnectorKit
import Inventory
import Storage
import Web

/// How each channel is told the stock, and what is held back from it.
struct StockChannelQuery: Sendable {
  struct Channel: Sendable {
    var id: Int64
    var name: String
    var platform: String
    /// Nil for a channel that was never told anything.
    var policy: StockPolicy?
    var changedAt: Int64?
    var hold: PushHolds.Hold?
    /// Some of the listings that the held push would empty.
    var emptied: [Emptied] = []
  }

  struct Emptied: Sendable {
    var variantID: Int64
    var shown: Int64
  }

  /// Listings of a held push that are shown.
  static let mostEmptied = 20

  var isKept: Bool
  var channels: [Channel] = []
  var goods: [Int64: StockGoods] = [:]

  static func load(in connection: any SQLConnection) throws -> StockChannelQuery {
    var query = StockChannelQuery(isKept: try StockKeeping.since(in: connection) != nil)
    let holds = Dictionary(
      try PushHolds.list(in: connection).map { ($0.channelID, $0) }, uniquingKeysWith: { $1 })
    for account in try ChannelAccounts.list(in: connection) {
      var channel = Channel(
        id: account.id, name: account.name, platform: account.platform,
        policy: try StockPolicies.find(channelID: account.id, in: connection),
        hold: holds[account.id])
      channel.changedAt = try connection.integer(changedAt, [.integer(account.id)])
      if channel.hold != nil, let policy = channel.policy {
        channel.emptied = try emptied(policy, account.id, in: connection)
      }
      query.channels.append(channel)
    }
    query.goods = try StockGoods.load(
      query.channels.flatMap { $0.emptied.map(\.variantID) }, in: connection)
    return query
  }

  /// The due listings that show goods and would show none, the longest waiting first.
  private static func emptied(
    _ policy: StockPolicy, _ channelID: Int64, in connection: any SQLConnection
  ) throws -> [Emptied] {
    let least = max(0, policy.buffer).clampedAdding(max(0, policy.endWhen))
    return try connection.rows(
      selectEmptied,
      [
        .integer(channelID), .integer(least), .flag(policy.cap.map { $0 <= 0 } ?? false),
        .count(mostEmptied),
      ]
    ) { Emptied(variantID: $0.integer(0), shown: $0.integer(1)) }
  }

  private static let changedAt = SQLStatement(
    "SELECT changed_at FROM stock_policies WHERE channel_id = ?")
  private static let selectEmptied = SQLStatement(
    """
    SELECT l.variant_id, coalesce(p.applied_value, l.stock)
    FROM stock_publications p JOIN listings l ON l.id = p.listing_id
      JOIN stock_levels s ON s.variant_id = l.variant_id
    WHERE p.channel_id = ? AND p.is_due = 1 AND l.removed_at IS NULL
      AND coalesce(p.applied_value, l.stock) > 0
      AND (s.on_hand - s.reserved - CASE WHEN s.safety > 0 THEN s.safety ELSE 0 END <= ? OR ? = 1)
    ORDER BY p.due_since, p.listing_id LIMIT ?
    """)
}

/// The rule of a channel as somebody typed it.
struct StockPolicyForm: Sendable {
  static let unitsAllowed: ClosedRange<Int64> = 0...1_000_000

  var isPublishing: Bool
  var buffer: String
  var cap: String
  var endWhen: String

  init(_ policy: StockPolicy?) {
    isPublishing = policy?.isPublishing ?? false
    buffer = String(policy?.buffer ?? 0)
    cap = policy?.cap.map { String($0) } ?? ""
    endWhen = String(policy?.endWhen ?? 0)
  }

  init(_ form: FormData) {
    isPublishing = form["publishing"] == "1"
    buffer = (form["buffer"] ?? "").trimmed.cut(toBytes: 20)
    cap = (form["cap"] ?? "").trimmed.cut(toBytes: 20)
    endWhen = (form["end-when"] ?? "").trimmed.cut(toBytes: 20)
  }

  /// The rule, or the fields at fault.
  func read() -> (policy: StockPolicy?, faults: Set<String>) {
    let numbers = [
      "buffer": StockNumber.parse(buffer, Self.unitsAllowed),
      "end-when": StockNumber.parse(endWhen, Self.unitsAllowed),
      "cap": cap.isEmpty ? 0 : StockNumber.parse(cap, Self.unitsAllowed),
    ]
    let faults = Set(numbers.filter { $0.value == nil }.keys)
    guard faults.isEmpty else { return (nil, faults) }
    return (
      StockPolicy(
        isPublishing: isPublishing, buffer: numbers["buffer"].flatMap { $0 } ?? 0,
        cap: cap.isEmpty ? nil : numbers["cap"].flatMap { $0 },
        endWhen: numbers["end-when"].flatMap { $0 } ?? 0), []
    )
  }
}
