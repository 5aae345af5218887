import Basics
import Commerce
import ConnectorKit
import TestKit
import Testing

@testable import ConnectorTicimax

@Suite struct MemberReadingTests {
  static func state(_ count: Int) -> ToyShop.State {
    var state = ToyShop.State()
    state.members = Array(1...count)
    return state
  }

  @Test func `every member is read`() async throws {
    let reading = try await ToyConnection(Self.state(333)).readAll(.customers)
    #expect(reading.ids == (1...333).map(String.init))
  }

  @Test func `members that leave while paging cost none of the others`() async throws {
    let shop = try ToyConnection(Self.state(500))
    let reading = try await shop.readAll(.customers) { shop in
      shop.change { if $0.members.count > 300 { $0.members.removeFirst(20) } }
    }
    let stayed = Set(shop.shop.now.members.map(String.init))
    #expect(stayed.subtracting(reading.ids).isEmpty)
  }

  @Test func `a password never leaves the connector`() async throws {
    let reading = try await ToyConnection(Self.state(30)).readAll(.customers)
    for record in reading.pages.flatMap(\.records) {
      let text = String(decoding: record.payload, as: UTF8.self)
      #expect(!text.contains("geheim"))
      #expect(!text.contains("Sifre"))
      #expect(text.contains("Üye"))
    }
  }

  @Test func `changed members are asked for by edit and by registration`() async throws {
    let shop = try ToyConnection(Self.state(3))
    _ = try await shop.readAll(.customers, .changed(since: Timestamp(seconds: 1_788_000_000)))
    #expect(shop.shop.calls[0]["DuzenlemeTarihi1"] == "2026-08-29T13:40:00")
    #expect(shop.shop.calls[1]["UyelikTarihi1"] == "2026-08-29T13:40:00")
  }
}
