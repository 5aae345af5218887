import Storage

/// Every endpoint of the contract's HTTP section that this version serves, with a path that names
/// a row which `APIRows.everything` made.
enum Endpoints {
  static let collections = [
    "/orders", "/products", "/variants", "/customers", "/channels", "/sync-runs", "/scores",
    "/feeds",
  ]
  static let single = [
    "/orders/1", "/products/1", "/customers/1", "/scores/1", "/stock/GMK-38", "/reports/sales",
    "/reports/channels", "/reports/products",
  ]
  static let writing = ["/stock/GMK-38/adjustments", "/channels/shop/sync"]
  static let reading = collections + single
}

extension APIRows {
  /// One row behind every endpoint.
  func everything() throws {
    let shop = try channel("shop")
    let gmk = try product("GMK", channel: shop, sizes: ["38", "40"])
    try order("A-1001", channel: shop)
    try scoreRun()
    try score(gmk, rank: 1, labels: ["TOP100"])
    try syncRun(channel: shop)
    try feed("google")
  }

  @discardableResult
  func syncRun(channel: Int64, state: String = "complete") throws -> Int64 {
    let run = try insert(
      "sync_runs",
      [
        ("channel_id", .integer(channel)), ("mode", "auto"), ("origin", "cli"),
        ("state", .text(state)), ("owner", "host"), ("started_at", 1_795_428_000_000),
        ("heartbeat_at", 1_795_428_001_250), ("finished_at", 1_795_428_001_250),
      ])
    let counts: [(String, SQLValue)] = [
      ("pages", 2), ("seen", 111), ("inserted", 100), ("updated", 7), ("unchanged", 3),
      ("rejected", 1), ("removed", 0), ("requests", 4), ("retries", 2), ("throttled", 1),
    ]
    try insert(
      "sync_run_streams",
      [
        ("run_id", .integer(run)), ("stream", "orders"), ("state", .text(state)),
        ("elapsed_ms", 1250), ("resumed", 1), ("started_at", 1), ("message", ""),
      ] + counts, returns: "run_id")
    return run
  }

  func feed(_ slug: String, builtAt: Int64? = 1_795_428_000_000) throws {
    try insert(
      "feeds",
      [
        ("slug", .text(slug)), ("title", "Google"), ("definition", "{}"), ("token", "SECRET"),
        ("created_at", 0), ("changed_at", 0), ("built_at", .optional(builtAt)),
        ("item_count", .optional(builtAt.map { _ in 12 })), ("state", "ready"),
      ])
  }
}
