import Basics
import Commerce
import ConnectorKit
import Testing

@testable import Inventory

/// When a package may be moved, and how.
struct MoveDecisionTests {
  private static let now = Timestamp(seconds: 1_795_428_000)

  private static func facts(
    _ status: OrderStatus, lines: Int = 2, change: (inout PackageFacts) -> Void = { _ in }
  ) -> PackageFacts {
    var facts = PackageFacts(
      id: 1, channelID: 1, status: status, trackingNumber: "7330001", isGone: false,
      lines: (0..<lines).map { .init(remoteID: "\(500 + $0)", units: Int64($0) + 1) })
    change(&facts)
    return facts
  }

  private static func refusal(_ wish: MoveWish, _ facts: PackageFacts) -> MoveRefusal? {
    switch MoveDecision.decide(wish, facts, now: now) {
    case .success: nil
    case .failure(let refusal): refusal
    }
  }

  private static let wishes: [MoveWish] = [
    .picking, .invoiced(number: "ABC2026000000001"), .label, .carrier(code: "YKMP"),
    .invoiceLink(url: "https://fatura.example/1", number: nil), .trackingNumber("733"),
    .unsupplied(.outOfStock), .split(lines: ["500"]),
  ]

  @Test func `packing comes before the invoice and the label`() {
    #expect(Self.refusal(.picking, Self.facts(.created)) == nil)
    #expect(
      MoveDecision.decide(.picking, Self.facts(.created), now: Self.now)
        == .success(
          .picking(lines: [
            MovedLine(remoteID: "500", quantity: 1), MovedLine(remoteID: "501", quantity: 2),
          ])))
    let invoice = MoveWish.invoiced(number: "ABC2026000000001")
    #expect(Self.refusal(invoice, Self.facts(.created)) == .notPacking)
    #expect(Self.refusal(.label, Self.facts(.created)) == .notPacking)
    #expect(Self.refusal(invoice, Self.facts(.preparing)) == nil)
    #expect(Self.refusal(invoice, Self.facts(.invoiced)) == .notPacking)
    #expect(Self.refusal(.picking, Self.facts(.preparing)) == .notNew)
    #expect(Self.refusal(.label, Self.facts(.invoiced)) == nil)
    #expect(Self.refusal(.label, Self.facts(.invoiced) { $0.trackingNumber = "" }) == .noTracking)
  }

  /// The channel shows a move with its next reading; until then what it took counts.
  @Test func `a move that was made counts before the channel shows it`() {
    let picked = Self.facts(.created) { $0.done = [.picking] }
    #expect(Self.refusal(.picking, picked) == .notNew)
    #expect(Self.refusal(.invoiced(number: "ABC2026000000001"), picked) == nil)
    let invoiced = Self.facts(.created) { $0.done = [.picking, .invoiced] }
    #expect(invoiced.reached == .invoiced)
    #expect(Self.facts(.shipped) { $0.done = [.picking] }.reached == .shipped)
  }

  @Test(arguments: wishes)
  func `nothing is asked of a package that has left, was replaced or is being moved`(
    _ wish: MoveWish
  ) {
    for status in OrderStatus.allCases
    where ![OrderStatus.created, .preparing, .invoiced].contains(status) {
      #expect(Self.refusal(wish, Self.facts(status)) == .left, "\(status)")
    }
    #expect(Self.refusal(wish, Self.facts(.created) { $0.isGone = true }) == .gone)
    #expect(Self.refusal(wish, Self.facts(.created) { $0.hasOpenMove = true }) == .busy)
    let recent = Self.facts(.created) { $0.unknownAt = Self.now.adding(seconds: -899) }
    #expect(Self.refusal(wish, recent) == .unknown)
    let old = Self.facts(.created) { $0.unknownAt = Self.now.adding(seconds: -900) }
    #expect(Self.refusal(wish, old) != .unknown)
  }

  @Test func `the carrier changes once in five minutes`() {
    let facts = Self.facts(.preparing) { $0.carrierChangedAt = Self.now.adding(seconds: -299) }
    #expect(Self.refusal(.carrier(code: "YKMP"), facts) == .carrierTooSoon)
    let later = Self.facts(.preparing) { $0.carrierChangedAt = Self.now.adding(seconds: -300) }
    #expect(Self.refusal(.carrier(code: "YKMP"), later) == nil)
    for code in ["", "Y", "YK MP", "ığ", String(repeating: "A", count: 21), "Y\"}"] {
      #expect(Self.refusal(.carrier(code: code), later) == .carrierCode, "\(code)")
    }
  }

  @Test func `a split leaves lines on both sides`() {
    let facts = Self.facts(.created, lines: 3)
    #expect(
      MoveDecision.decide(.split(lines: ["502", "500"]), facts, now: Self.now)
        == .success(.split(groups: [["500", "502"]])))
    for lines in [[], ["500", "501", "502"], ["999"], ["500", "999"]] as [[String]] {
      #expect(Self.refusal(.split(lines: lines), facts) == .split, "\(lines)")
    }
    #expect(Self.refusal(.split(lines: ["500"]), Self.facts(.created, lines: 1)) == .split)
  }

  @Test func `numbers and addresses are looked at before anything is sent`() {
    let facts = Self.facts(.preparing)
    for number in [
      "", "ABC", "ABC2019000000001", "ABC202600000000", "ABÇ2026000000001", "ABC20260000000011",
      "ABC2026A00000001",
    ] {
      #expect(Self.refusal(.invoiced(number: number), facts) == .invoiceNumber, "\(number)")
    }
    for url in ["", "http://a", "javascript:alert(1)", "https://a b", "https://a\n"] {
      #expect(Self.refusal(.invoiceLink(url: url, number: nil), facts) == .invoiceLink, "\(url)")
    }
    #expect(Self.refusal(.unsupplied(.defective), Self.facts(.created, lines: 0)) == .noLines)
  }
}
