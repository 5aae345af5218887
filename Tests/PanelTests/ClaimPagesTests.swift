import HTTPTypes
import Storage
import TestKit
import Testing
import Web

/// Claims, questions and settlements, as people see them.
struct ClaimPagesTests {
  private static let time: Int64 = 1_795_000_000_000

  /// Claims of six orders on two channels, each of one waiting unit with the claim's number.
  private func withShop(
    _ body: @escaping @Sendable (TestPanel) async throws -> Void
  ) async throws {
    try await TestPanel.with { panel in
      try await panel.database.write { connection in
        let rows = ShopRows(connection: connection)
        try rows.channel(1, name: "market")
        try rows.channel(2, name: "bazaar")
        for id in 1...Int64(7) {
          try rows.claim(id, channel: id == 7 ? 2 : 1, text: "c\(id)", claimedAt: Self.time + id)
        }
        try rows.question(1, text: "Kalıbı dar mı?", askedAt: Self.time)
        try rows.settlement(1, text: "Satış", order: "n-1", net: 8_000, at: Self.time)
        try rows.settlement(2, text: "İade", order: "n-1", net: -3_000, at: Self.time)
      }
      try await body(panel)
    }
  }

  @Test func `waiting claims come with their clock, by channel`() async throws {
    try await withShop { panel in
      let browser = try await panel.signIn(.service)
      let page = try await browser.get("/claims")
      #expect(page.has("id=\"unit-1\"") && page.has("id=\"unit-7\"") && page.has("left"))
      let one = try await browser.get("/claims?channel=bazaar")
      #expect(!one.has("id=\"unit-1\"") && one.has("id=\"unit-7\""))
      #expect(try await browser.get("/claims?show=decided").has("No claims here"))
      // Who packs sees them and decides nothing.
      let packer = try await panel.signIn(.packer).get("/claims")
      #expect(packer.has("c1") && !packer.has("id=\"unit-1\""))
    }
  }

  @Test func `accepting is asked about once more, then done`() async throws {
    try await withShop { panel in
      let browser = try await panel.signIn(.service)
      let question = try await browser.post(
        "/claims/decide", [("unit-1", "1"), ("unit-2", "1"), ("decision", "accept")])
      #expect(question.has("action=\"/claims/accept\"") && question.has("cannot be taken back"))
      #expect(panel.actions.calls == [])
      let done = try await browser.post("/claims/accept", [("unit-1", "1"), ("unit-2", "1")])
      #expect(done.has("took the decision on 2 units"))
      #expect(panel.actions.calls == ["accept [1, 2]"])
    }
  }

  @Test func `a refusal needs a reason and words, and tells what the channel said`() async throws {
    try await withShop { panel in
      let browser = try await panel.signIn(.service)
      let form = try await browser.post(
        "/claims/decide", [("unit-1", "1"), ("decision", "refuse")])
      #expect(form.has("value=\"451\"") && !form.has("value=\"51\""))
      #expect(form.has("want a file") && form.has("Worn"))
      let incomplete = try await browser.post(
        "/claims/refuse", [("unit-1", "1"), ("reason", "451"), ("text", "  ")])
      #expect(incomplete.has("1 to 500 characters"))
      let long = String(repeating: "ş", count: 501)
      _ = try await browser.post(
        "/claims/refuse", [("unit-1", "1"), ("reason", "451"), ("text", long)])
      #expect(panel.actions.calls.allSatisfy { $0 == "reasons 1" })
      let answer = try await browser.post(
        "/claims/refuse", [("unit-1", "1"), ("reason", "451"), ("text", "Analize alıyoruz")])
      #expect(panel.actions.calls.last == "refuse [1] 451 Analize alıyoruz")
      #expect(answer.has("did not take the decision"))
      for text in HostileText.forbidden { #expect(!answer.has(text) && !form.has(text)) }
    }
  }

  @Test func `what cannot be decided at once is said and nothing is asked`() async throws {
    try await withShop { panel in
      let browser = try await panel.signIn(.service)
      let all = (1...6).map { ("unit-\($0)", "1") }
      let accept = ("decision", "accept")
      #expect(try await browser.post("/claims/decide", all + [accept]).has("5 claims at once"))
      #expect(
        try await browser.post(
          "/claims/decide", [("unit-1", "1"), ("unit-7", "1"), ("decision", "refuse")]
        ).has("one channel at a time"))
      for name in ["unit-99", "unit-x", "unit-", "other"] {
        #expect(
          try await browser.post("/claims/decide", [(name, "1"), accept]).has("Tick at least"))
      }
      try await panel.database.write { connection in
        try connection.execute("UPDATE claim_units SET status = 'accepted' WHERE id = 1")
      }
      #expect(try await browser.post("/claims/accept", [("unit-1", "1")]).has("Tick at least"))
      #expect(panel.actions.calls == [])
    }
  }

  /// Claim 1 gets units 101 to 250 besides its first.
  private func addUnits(_ panel: TestPanel) async throws {
    try await panel.database.write { connection in
      let rows = ShopRows(connection: connection)
      for id in 101...Int64(250) {
        try rows.claimUnit(id, claim: 1, position: id, text: "u\(id)")
      }
    }
  }

  @Test func `each unit of a large claim can be decided, a hundred at once`() async throws {
    try await withShop { panel in
      try await addUnits(panel)
      let browser = try await panel.signIn(.service)
      let last = try await browser.post(
        "/claims/decide", [("unit-250", "1"), ("decision", "accept")])
      #expect(last.has("action=\"/claims/accept\"") && last.has("name=\"unit-250\""))
      _ = try await browser.post("/claims/accept", [("unit-250", "1"), ("unit-1", "1")])
      #expect(panel.actions.calls == ["accept [1, 250]"])
      let many = (101...250).map { ("unit-\($0)", "1") } + (300...400).map { ("unit-\($0)", "1") }
      let refused = try await browser.post("/claims/decide", many + [("decision", "accept")])
      #expect(refused.status == .ok && refused.has("100 units at once at most"))
    }
  }

  @Test func `of a large claim the units that still wait are shown first`() async throws {
    try await withShop { panel in
      try await addUnits(panel)
      try await panel.database.write { connection in
        try connection.execute("UPDATE claim_units SET status = 'accepted' WHERE id < 200")
      }
      let page = try await panel.signIn(.service).get("/claims?channel=market")
      #expect(page.has("id=\"unit-200\"") && page.has("id=\"unit-250\""))
    }
  }

  @Test func `nothing of a channel that was removed waits for anybody`() async throws {
    try await withShop { panel in
      let browser = try await panel.signIn(.service)
      try await panel.database.write { connection in
        try connection.execute("UPDATE channels SET removed_at = 1 WHERE id = 1")
      }
      let page = try await browser.get("/claims")
      #expect(!page.has("id=\"unit-1\"") && page.has("id=\"unit-7\""))
      #expect(try await browser.get("/questions").has("No questions here"))
    }
  }

  @Test func `what is owed are lines of orders, with a date or without`() async throws {
    try await withShop { panel in
      try await panel.database.write { connection in
        try connection.execute(
          "UPDATE settlements SET paid_at = ? WHERE id = 1", [.integer(Self.time + 900_000_000)])
        // A transfer belongs to no order.
        try connection.execute(
          "UPDATE settlements SET paid_at = ?, order_remote_id = NULL WHERE id = 2",
          [.integer(Self.time + 990_000_000)])
      }
      let page = try await panel.signIn(.owner).get("/settlements?from=2026-11-01&to=2026-11-30")
      #expect(page.has("What is owed to you") && page.has("80.00") && !page.has("50.00"))
    }
  }

  @Test(arguments: [
    ("asked", "being asked"), ("unknown", "next sync tells"), ("failed", "did not do it"),
  ])
  func `a decision without an end says where it stands`(state: String, words: String) async throws {
    try await withShop { panel in
      try await panel.database.write { connection in
        try ShopRows(connection: connection).insert(
          "claim_decisions",
          [
            ("id", 1), ("claim_id", 1), ("kind", "accept"), ("reason_code", ""), ("note", ""),
            ("actor", "user:1"), ("asked_at", 1), ("state", .text(state)), ("message", ""),
          ])
        try connection.execute("UPDATE claim_units SET decision_id = 1 WHERE id = 1")
      }
      let page = try await panel.signIn(.service).get("/claims")
      #expect(page.has(words))
      #expect(page.has("id=\"unit-1\"") == (state == "failed"))
    }
  }

  @Test func `questions and settlements are listed with what they come to`() async throws {
    try await withShop { panel in
      let browser = try await panel.signIn(.owner)
      #expect(try await browser.get("/questions").has("Kalıbı dar mı?"))
      #expect(try await browser.get("/questions?show=answered").has("No questions here"))
      let page = try await browser.get("/settlements?from=2026-11-01&to=2026-11-30")
      #expect(page.has("What is owed to you") && page.has("50.00") && page.has("Satış"))
      #expect(try await browser.get("/settlements?order=n-1").has("Lines of the order n-1"))
      #expect(try await browser.get("/settlements?from=x").has("cannot be read"))
      #expect(
        try await browser.get("/settlements?from=2020-01-01&to=2026-01-01").has("92 days"))
    }
  }

  @Test func `each page tells what comes when there is nothing`() async throws {
    try await TestPanel.with { panel in
      let browser = try await panel.signIn(.owner)
      #expect(try await browser.get("/claims").has("every quarter of an hour"))
      #expect(try await browser.get("/questions").has("every five minutes"))
      #expect(try await browser.get("/settlements").has("after delivery"))
    }
  }
}

extension ShopRows {
  /// A claim of one waiting unit with the same number.
  func claim(
    _ id: Int64, channel: Int64 = 1, text: String, claimedAt: Int64, orderID: Int64? = nil
  ) throws {
    try insert(
      "claims",
      [
        ("id", .integer(id)), ("channel_id", .integer(channel)), ("remote_id", .text(text)),
        ("order_id", .optional(orderID)), ("order_remote_id", .text(text)),
        ("state", "waiting"), ("claimed_at", .integer(claimedAt)),
        ("due_at", 1_795_500_000_000), ("customer_name", .text(text)), ("carrier", .text(text)),
        ("tracking_number", .text(text)), ("content_hash", 0),
      ])
    try claimUnit(id, claim: id, position: 0, text: text)
  }

  func claimUnit(_ id: Int64, claim: Int64, position: Int64, text: String) throws {
    let texts = [
      "remote_id", "line_remote_id", "variant_remote_id", "sku", "barcode", "name",
      "channel_status", "reason_code", "reason", "customer_note",
    ]
    try insert(
      "claim_units",
      [
        ("id", .integer(id)), ("claim_id", .integer(claim)), ("position", .integer(position)),
        ("price_minor", 1), ("status", "waiting"), ("is_accepted_by_time", 1),
      ] + texts.map { ($0, .text(text)) })
  }

  func question(_ id: Int64, text: String, askedAt: Int64) throws {
    let texts = [
      "remote_id", "question", "channel_status", "product_remote_id", "product_name",
      "customer_name", "answer", "refused_answer", "refusal_reason",
    ]
    try insert(
      "questions",
      [
        ("id", .integer(id)), ("channel_id", 1), ("status", "waiting"),
        ("asked_at", .integer(askedAt)), ("due_at", .integer(askedAt)), ("product_url", ""),
        ("is_public", 1), ("content_hash", 0),
      ] + texts.map { ($0, .text(text)) })
  }

  func settlement(_ id: Int64, text: String, order: String, net: Int64, at: Int64) throws {
    try insert(
      "settlements",
      [
        ("id", .integer(id)), ("channel_id", 1), ("remote_id", .text("\(id)")),
        ("kind", .text(text)), ("occurred_at", .integer(at)), ("currency", "TRY"),
        ("debit_minor", .integer(max(0, -net))), ("credit_minor", .integer(max(0, net))),
        ("net_minor", .integer(net)), ("order_remote_id", .text(order)), ("note", .text(text)),
      ])
  }
}
