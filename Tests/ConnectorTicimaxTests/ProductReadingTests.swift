import Basics
import Commerce
import ConnectorKit
import TestKit
import Testing

@testable import ConnectorTicimax

@Suite struct ProductReadingTests {
  static func state(_ count: Int, isPage: Bool = false) -> ToyShop.State {
    var state = ToyShop.State()
    state.cards = (1...count).map { ToyShop.Card(id: $0 * 2) }
    state.productIndexIsPage = isPage
    return state
  }

  static func ids(_ state: ToyShop.State) -> Set<String> { Set(state.cards.map { String($0.id) }) }

  @Test(arguments: [true, false])
  func `every card is read whatever the index means`(isPage: Bool) async throws {
    let state = Self.state(250, isPage: isPage)
    let reading = try await ToyConnection(state).readAll(.products)
    #expect(Set(reading.ids) == Self.ids(state))
    #expect(reading.ids.count == 250)
    #expect(reading.pages.first?.estimatedTotal == 250)
  }

  @Test(arguments: [IndexMeaning.page, .offset])
  func `a meaning that was set is believed without a test`(meaning: IndexMeaning) async throws {
    let state = Self.state(100, isPage: meaning == .page)
    let shop = try ToyConnection(state, settings: ["product-paging": meaning.rawValue])
    let reading = try await shop.readAll(.products)
    #expect(Set(reading.ids) == Self.ids(state))
    #expect(!shop.shop.calls.contains { $0["KayitSayisi"] == "3" })
  }

  @Test func `cards that vanish while paging cost none of the others`() async throws {
    let shop = try ToyConnection(Self.state(400))
    let before = Self.ids(shop.shop.now)
    let reading = try await shop.readAll(.products) { shop in
      shop.change { state in
        if state.cards.count > 150 { state.cards.removeFirst(13) }
      }
    }
    let stayed = before.intersection(Self.ids(shop.shop.now))
    #expect(stayed.subtracting(reading.ids).isEmpty)
    #expect(Set(reading.ids).count == reading.ids.count)
  }

  @Test(arguments: [true, false])
  func `a bad row costs itself alone and is reported`(isPage: Bool) async throws {
    var state = Self.state(300, isPage: isPage)
    state.badPositions = [137]
    let reading = try await ToyConnection(state, pageSize: 100).readAll(.products)
    let lost = String(state.cards[137].id)
    #expect(Set(reading.ids) == Self.ids(state).subtracting([lost]))
    #expect(Set(reading.rejected.map(\.reason)).count == 1)
    #expect(reading.rejected.first?.reason.contains("position 138") == true)
  }

  @Test func `a bad first row does not spoil the test of the index`() async throws {
    var state = Self.state(120)
    state.badPositions = [0]
    let reading = try await ToyConnection(state).readAll(.products)
    #expect(Set(reading.ids) == Self.ids(state).subtracting(["2"]))
  }

  @Test func `a shop that fails on every row is given up with a reason`() async throws {
    var state = Self.state(120)
    state.badPositions = Set(0..<200)
    let shop = try ToyConnection(state)
    await #expect {
      _ = try await shop.readAll(.products)
    } throws: {
      ($0 as? ConnectorError)?.kind == .permanent
    }
  }

  @Test func `stripped cards of a filtered listing are read again one by one`() async throws {
    var state = Self.state(40)
    for index in 10..<14 {
      state.cards[index].edited = "2026-10-01T00:00:00"
      state.cards[index].isStripped = index % 2 == 0
    }
    let shop = try ToyConnection(state)
    let since = Timestamp(seconds: 1_788_000_000)  // 2026-08-29
    let reading = try await shop.readAll(.products, .changed(since: since))
    #expect(Set(reading.ids) == Set(state.cards[10..<14].map { String($0.id) }))
    #expect(shop.shop.calls.count { $0.number("UrunKartiID") > 0 } == 2)
    for record in reading.pages.flatMap(\.records) {
      guard case .product(let card) = try shop.connector.map(record, stream: .products) else {
        Issue.record("not a product")
        continue
      }
      #expect(card.variants.count == 1)
    }
  }

  @Test func `changed cards are asked for by edit, by stock and by date added`() async throws {
    let shop = try ToyConnection(Self.state(3))
    _ = try await shop.readAll(.products, .changed(since: Timestamp(seconds: 1_788_000_000)))
    let calls = shop.shop.calls
    #expect(calls.count == 3)
    #expect(calls[0]["DuzenlemeTarihiBaslangic"] == "2026-08-29T13:40:00")
    #expect(calls[1]["StokGuncellemeTarihiBaslangic"] == "2026-08-29T13:40:00")
    #expect(calls[2]["EklemeTarihiBaslangic"] == "2026-08-29T13:40:00")
  }
}
