import Basics
import Commerce
import ConnectorKit
import Simulator
import TestKit
import Testing

@testable import ConnectorTrendyol

/// The connector against the simulated account, over real HTTP.
@Suite struct LiveSellerTests {
  @Test func `the account is found well`() async throws {
    try await LiveSeller.with { seller in
      let findings = try await seller.connector.check().findings
      #expect(findings.filter { $0.level == .warning }.map(\.message) == [])
    }
  }

  @Test(arguments: [false, true])
  func `every package is read and mapped, by stream and by list`(usesOldID: Bool) async throws {
    try await LiveSeller.with {
      $0.options.streamUsesOldID = usesOldID
      $0.settings["page-size"] = "37"
    } _: { seller in
      let orders = try await seller.orders()
      #expect(orders.count > 50)
      for order in orders {
        let package = try #require(order.package)
        #expect(order.status != .unknown || package.isReplaced)
        #expect(order.totalMinor == order.lines.reduce(0) { $0 + $1.totalMinor }, "\(order.number)")
        #expect(!order.lines.contains { $0.barcode.isEmpty })
        if package.originRemoteIDs.isEmpty, let created = package.history.map(\.at).min() {
          #expect(abs(order.placedAt.seconds - created.seconds) < 600)
        }
      }
    }
  }

  @Test func `stream and list tell the same of the last month`() async throws {
    try await LiveSeller.with {
      $0.settings["order-reading"] = "list"
    } _: { seller in
      let listed = try await seller.orders()
      try await LiveSeller.with { streaming in
        let streamed = try await streaming.orders()
        let reach = LiveSeller.now.adding(days: -29)
        let recent = streamed.filter { ($0.changedAt ?? $0.placedAt) >= reach }
        #expect(
          Set(listed.compactMap(\.package?.remoteID)) == Set(recent.compactMap(\.package?.remoteID))
        )
        #expect(!recent.isEmpty)
      }
    }
  }

  @Test func `goods are read and mapped, and references too`() async throws {
    try await LiveSeller.with {
      $0.options.wrapsCategories = true
    } _: { seller in
      let variants = try await seller.variants()
      #expect(variants.count > 100)
      #expect(variants.values.contains { !$0.options.isEmpty && $0.priceMinor > 0 && $0.stock > 0 })
      #expect(try await seller.readAll(.categories).count > 3)
      #expect(try await seller.readAll(.brands).count > 1)
    }
  }

  @Test func `what is pushed is what is shown, row by row`() async throws {
    try await LiveSeller.with { seller in
      let before = try await seller.variants().values.filter(\.isActive)
        .sorted { $0.remoteID < $1.remoteID }
      let chosen = Array(before.prefix(3))
      try #require(chosen.count == 3)
      var offers = chosen.enumerated().map { index, variant in
        OfferTests.offer(Int64(index), variant.remoteID, quantity: variant.stock + 5)
      }
      offers.append(OfferTests.offer(9, "BILINMEYEN", quantity: 1))
      offers.append(OfferTests.offer(10, "x y", quantity: 1))
      let receipt = try await seller.connector.push(offers)
      guard case .ticket(let ticket, _, _) = receipt else {
        Issue.record("no ticket")
        return
      }
      let outcomes = try await found("the ticket's end") { () -> [RemoteOutcome]? in
        guard case .finished(let all) = try await seller.connector.result(of: ticket) else {
          return nil
        }
        return all
      }
      let accepted = outcomes.filter { $0.result == .accepted }.map(\.remoteID)
      #expect(Set(accepted) == Set(chosen.map(\.remoteID)))
      #expect(outcomes.count == 5)
      let after = try await seller.variants()
      for variant in chosen { #expect(after[variant.remoteID]?.stock == variant.stock + 5) }
      // The very same rows within a quarter of an hour are another request all the same.
      guard case .ticket = try await seller.connector.push(offers) else {
        Issue.record("no second ticket")
        return
      }
      #expect(
        try await seller.connector.result(of: PushTicket(OfferTicket(batchID: "yok").text))
          == .expired)
    }
  }

  private static func lines(of order: OrderRecord) -> [MovedLine] {
    order.lines.map { MovedLine(remoteID: $0.remoteID, quantity: $0.quantityMilli / 1000) }
  }

  /// Makes moves one after the other.
  /// - Returns: How each was refused; nil for one that was made.
  private static func make(
    _ moves: [OrderMove], _ package: String, _ seller: LiveSeller
  ) async -> [ConnectorError.Kind?] {
    var kinds: [ConnectorError.Kind?] = []
    for move in moves {
      do throws(ConnectorError) {
        try await seller.connector.move(move, package: package)
        kinds.append(nil)
      } catch {
        kinds.append(error.kind)
      }
    }
    return kinds
  }

  private static func picked(_ seller: LiveSeller) async throws -> [ConnectorError.Kind?] {
    let created = try await seller.orders().filter { $0.status == .created }
    guard let one = created.first, let id = one.package?.remoteID else { return [] }
    let lines = lines(of: one)
    let number = "ABC2026000000001"
    let link = OrderMove.invoiceLink(InvoiceLink(url: "https://f.example/1", number: number))
    var kinds = await make(
      [.picking(lines: lines), .invoiced(lines: lines, invoiceNumber: number), link, link], id,
      seller)
    kinds += await make([.picking(lines: lines)], "1", seller)
    let moved = try await seller.orders().first { $0.package?.remoteID == id }
    return moved?.status == .invoiced ? kinds : []
  }

  @Test func `a package is picked and invoiced`() async throws {
    try await LiveSeller.with { seller in
      let kinds = try await Self.picked(seller)
      #expect(kinds == [nil, nil, nil, .permanent, .permanent])
    }
  }

  private static func split(_ seller: LiveSeller) async throws -> (
    whole: OrderRecord, all: [OrderRecord]
  )? {
    let created = try await seller.orders().filter { $0.status == .created }
    guard let many = created.first(where: { $0.lines.count > 1 }), let id = many.package?.remoteID
    else { return nil }
    let kinds = await make([.split(groups: [[many.lines[0].remoteID]])], id, seller)
    return kinds == [nil] ? (many, try await seller.orders()) : nil
  }

  @Test func `the parts of a split package name it, and have its lines`() async throws {
    try await LiveSeller.with { seller in
      let found = try await Self.split(seller)
      let (many, orders) = try #require(found)
      let whole = many.package?.remoteID ?? ""
      let parts = orders.filter { $0.package?.originRemoteIDs.contains(whole) == true }
      #expect(parts.count == 2)
      #expect(Set(parts.flatMap(\.lines).map(\.remoteID)) == Set(many.lines.map(\.remoteID)))
      #expect(parts.allSatisfy { $0.placedAt == many.placedAt })
      #expect(orders.first { $0.package?.remoteID == whole }?.package?.isReplaced == true)
    }
  }

  @Test func `notices are subscribed to and given up`() async throws {
    try await LiveSeller.with { seller in
      let id = try await seller.connector.subscribe(url: "https://ben.example/hooks/a")
      #expect(try await seller.connector.subscriptions().map(\.remoteID) == [id])
      try await seller.connector.reactivate(id)
      try await seller.connector.unsubscribe(id)
      #expect(try await seller.connector.subscriptions().isEmpty)
    }
  }
}

@Suite struct LiveServiceTests {
  @Test func `claims, questions and the account are read and mapped`() async throws {
    try await LiveSeller.with { seller in
      var units = 0
      for record in try await seller.readAll(.claims).values {
        guard case .claim(let claim) = try seller.connector.map(record, stream: .claims) else {
          continue
        }
        units += claim.units.filter { $0.status != .unknown && !$0.barcode.isEmpty }.count
      }
      #expect(units > 0)
      var questions = 0
      for record in try await seller.readAll(.questions).values {
        guard case .question(let one) = try seller.connector.map(record, stream: .questions) else {
          continue
        }
        questions += one.status != .unknown && !one.text.isEmpty ? 1 : 0
      }
      #expect(questions > 0)
      let page = try await seller.connector.settlements(
        SettlementRequest(from: LiveSeller.now.adding(days: -40), to: LiveSeller.now))
      #expect(page.rejected.isEmpty)
      #expect(!page.records.isEmpty)
    }
  }
}
