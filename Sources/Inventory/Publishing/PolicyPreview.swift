import Storage

/// What a channel would be told under another policy, before it is set.
public struct PolicyPreview: Sendable, Equatable {
  /// Listings of the channel whose stock is known.
  public var listings = 0
  /// Those that would show another figure than now, and those of them that would show none.
  public var changed = 0
  public var emptied = 0
  /// Whether a person would be asked again before so many listings are emptied.
  public var isHeld = false

  /// Reads every listing of the channel: for a person who asks, not for every page.
  public static func look(
    _ policy: StockPolicy, channelID: Int64, in connection: any SQLConnection
  ) throws -> PolicyPreview {
    var preview = PolicyPreview()
    guard policy.isPublishing else { return preview }
    var showing = 0
    try connection.forEachRow(select, [.integer(channelID)]) { row in
      let shown = row.integer(2)
      let value = policy.value(
        available: row.integer(0), safety: row.integer(1), mostUnits: .max)
      preview.listings += 1
      if shown > 0 { showing += 1 }
      if value != shown {
        preview.changed += 1
        if value == 0 { preview.emptied += 1 }
      }
      return true
    }
    preview.isHeld =
      PushGuard().verdict(emptied: preview.emptied, known: showing) != .pass
    return preview
  }

  private static let select = SQLStatement(
    """
    SELECT s.on_hand - s.reserved, s.safety, coalesce(p.applied_value, l.stock)
    FROM listings l JOIN stock_levels s ON s.variant_id = l.variant_id
      LEFT JOIN stock_publications p ON p.listing_id = l.id
    WHERE l.channel_id = ? AND l.removed_at IS NULL
    """)
}
