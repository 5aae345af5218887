import Basics
import Commerce
import ConnectorKit
import Outbound
import Simulator
import Synchronization
import TestKit
import Testing

@testable import ConnectorTicimax

/// Telling the shop stock and prices, over real HTTP. The simulated shop is strict: a member in the
/// wrong place or of a wrong name fails the request.
@Suite struct OfferTests {
  private static func offer(
    _ id: Int64, _ variant: VariantRecord, quantity: Int64? = nil, price: Int64? = nil,
    list: Int64? = nil
  ) -> OfferUpdate {
    OfferUpdate(
      listingID: id, remoteID: variant.remoteID, sku: variant.sku, barcode: variant.barcode,
      quantity: quantity, priceMinor: price, listPriceMinor: list)
  }

  /// The shop's variants as a sync reads them.
  static func variants(_ live: LiveShop) async throws -> [VariantRecord] {
    var variants: [VariantRecord] = []
    var cursor: String?
    repeat {
      let page = try await live.connector.pull(
        PullRequest(stream: .products, scope: .everything, until: LiveShop.now, cursor: cursor))
      for record in page.records {
        if case .product(let product) = try live.connector.map(record, stream: .products) {
          variants += product.variants
        }
      }
      cursor = page.next
    } while cursor != nil
    return variants.sorted { $0.remoteID < $1.remoteID }
  }

  @Test func `a shop shows the stock that it was told, however many rows`() async throws {
    try await LiveShop.with {
      $0.products = 40
    } _: { live in
      let before = Array(
        try await Self.variants(live).prefix(live.connector.offerLimits.rowsPerPush))
      let receipt = try await live.connector.push(
        before.enumerated().map { Self.offer(Int64($0 + 1), $1, quantity: Int64($0 * 3)) })
      #expect(
        receipt == .done(before.indices.map { .init(listingID: Int64($0 + 1), result: .accepted) }))
      let after = Dictionary(
        uniqueKeysWithValues: try await Self.variants(live).map { ($0.remoteID, $0.stock) })
      #expect(before.indices.allSatisfy { after[before[$0].remoteID] == Int64($0 * 3) })
    }
  }

  @Test func `a price is what the buyer pays, and a reduction can be ended`() async throws {
    try await LiveShop.with {
      $0.products = 20
    } _: { live in
      let before = try await Self.variants(live)
      let receipt = try await live.connector.push([
        Self.offer(1, before[0], price: 19_990, list: 24_990),
        Self.offer(2, before[1], price: 5_00),
      ])
      #expect(
        receipt
          == .done([
            .init(listingID: 1, result: .accepted), .init(listingID: 2, result: .accepted),
          ]))
      let after = try await Self.variants(live)
      #expect([after[0].priceMinor, after[0].listPriceMinor] == [19_990, 24_990])
      #expect([after[1].priceMinor, after[1].listPriceMinor] == [500, 500])
      #expect(after[2...].map(\.priceMinor) == before[2...].map(\.priceMinor))
    }
  }

  @Test func `rows that the shop cannot know are told one by one, and the others are written`()
    async throws
  {
    try await LiveShop.with {
      $0.products = 20
    } _: { live in
      let variant = try await Self.variants(live)[0]
      var (stranger, nobody) = (variant, variant)
      stranger.remoteID = "999999999"
      nobody.remoteID = "İ-1"
      guard
        case .done(let outcomes) = try await live.connector.push([
          Self.offer(1, nobody, quantity: 4), Self.offer(2, variant, quantity: 4, price: 900),
          Self.offer(3, stranger, price: 900),
        ])
      else {
        Issue.record("there are no tickets")
        return
      }
      let rejected = outcomes.filter { $0.result != .accepted }.map(\.listingID)
      #expect(rejected.sorted() == [1, 3])
      #expect(outcomes.count == 3)
      #expect(try await Self.variants(live)[0].stock == 4)
    }
  }

  @Test func `no rows are no request, and too many are refused before any`() async throws {
    try await LiveShop.with {
      $0.products = 20
    } _: { live in
      let variant = try await Self.variants(live)[0]
      let requests = live.server.log.count
      #expect(try await live.connector.push([]) == .done([]))
      let many = Array(
        repeating: Self.offer(1, variant, quantity: 1),
        count: live.connector.offerLimits.rowsPerPush + 1)
      await #expect(throws: ConnectorError.self) { try await live.connector.push(many) }
      #expect(live.server.log.count == requests)
    }
  }

  @Test func `a wrong key is said, and nothing counts as written`() async throws {
    try await LiveShop.with {
      $0.products = 20
      $0.key = "WRONG"
    } _: { live in
      let offer = OfferUpdate(listingID: 1, remoteID: "1", sku: "", barcode: "", quantity: 1)
      let error = await #expect(throws: ConnectorError.self) {
        try await live.connector.push([offer])
      }
      #expect(error?.kind == .unauthorised)
    }
  }

  // MARK: - Answers that say nothing of the outcome

  private static func row(_ id: Int64, _ remoteID: String) -> OfferUpdate {
    OfferUpdate(listingID: id, remoteID: remoteID, sku: "", barcode: "", quantity: 1)
  }

  private static let lost: [Result<OutboundResponse, OutboundError>] = [
    .failure(OutboundError(.timeout(.read), host: "magaza.example", sentAfter: .seconds(1))),
    PlainWordsTests.page(500, "<html>"), PlainWordsTests.page(502, "<html>"),
    PlainWordsTests.page(200, "<!DOCTYPE html><html></html>"),
    PlainWordsTests.page(200, "<s:Envelope", type: "text/xml"), ToyShop.fault("Beklenmeyen hata"),
  ]

  /// A try that was held up could land after a newer level; what sends it again later knows that.
  @Test(arguments: lost.indices)
  func `a write whose outcome is not known is not made again at once`(place: Int) async throws {
    let toy = try ToyConnection()
    toy.shop.change { $0.scripted = [Self.lost[place]] }
    let error = await #expect(throws: ConnectorError.self) {
      try await toy.connector.push([Self.row(1, "7")])
    }
    #expect(error?.kind == .unknownOutcome)
    let (left, calls) = toy.shop.state.withLock { ($0.scripted.count, $0.calls.count) }
    #expect(left == 0 && calls <= 1)
  }

  @Test(arguments: [
    ("Varyasyon bulunamadı", true), ("Value cannot be null. Parameter name: source", false),
    ("Beklenmeyen hata", false),
  ])
  func `a row that the shop cannot take costs itself alone`(
    words: String, isRejected: Bool
  ) async throws {
    let toy = try ToyConnection()
    toy.shop.change { $0.badVariants = [3: words, 88: words] }
    let receipt = try await toy.connector.push((1...100).map { Self.row($0, "\($0)") })
    guard case .done(let outcomes) = receipt else {
      Issue.record("there are no tickets")
      return
    }
    let accepted = outcomes.filter { $0.result == .accepted }.map(\.listingID).sorted()
    #expect(accepted == (1...100).filter { $0 != 3 && $0 != 88 })
    #expect(
      outcomes.filter { $0.result != .accepted }.map(\.listingID).sorted()
        == (isRejected ? [3, 88] : []))
    #expect(toy.shop.calls.count < TicimaxLimits.requestsPerDividedPush)
  }

  @Test func `a shop that refuses everything is not asked without end`() async throws {
    let toy = try ToyConnection()
    toy.shop.change {
      $0.badVariants = Dictionary(uniqueKeysWithValues: (1...100).map { ($0, "geçersiz") })
    }
    let receipt = try await toy.connector.push((1...100).map { Self.row($0, "\($0)") })
    guard case .done(let outcomes) = receipt else {
      Issue.record("there are no tickets")
      return
    }
    #expect(!outcomes.isEmpty && outcomes.allSatisfy { $0.result != .accepted })
    #expect(toy.shop.calls.count == TicimaxLimits.requestsPerDividedPush)
  }

  @Test func `a shop that asks to wait has written nothing, and is asked again`() async throws {
    let toy = try ToyConnection()
    toy.shop.change {
      $0.scripted = [
        ToyShop.fault("Next Query Allowed After 4 seconds. |4"),
        ToyShop.fault("Hatalı Kullanıcı Kodu"),
      ]
    }
    let error = await #expect(throws: ConnectorError.self) {
      try await toy.connector.push([Self.row(1, "7")])
    }
    #expect(error?.kind == .unauthorised)
  }

  @Test func `a wrong key is said behind a row that is not sent`() async throws {
    let toy = try ToyConnection()
    toy.shop.change { $0.scripted = [ToyShop.fault("Hatalı Kullanıcı Kodu")] }
    let priced = OfferUpdate(listingID: 2, remoteID: "7", sku: "", barcode: "", priceMinor: 500)
    let error = await #expect(throws: ConnectorError.self) {
      try await toy.connector.push([Self.row(1, "no number"), priced])
    }
    #expect(error?.kind == .unauthorised)
  }
}
