import Basics
import Commerce
import ConnectorKit
import Outbound
import Testing

@testable import ConnectorTicimax

@Suite struct CheckTests {
  static func shop(_ change: (inout ToyShop.State) -> Void = { _ in }) throws -> ToyConnection {
    var state = ToyShop.State.orders(10)
    state.cards = (1...5).map { ToyShop.Card(id: $0) }
    state.members = [1, 2]
    state.everyone = -1
    state.favourites = [ToyShop.Favourite(id: 1, member: 1, product: 2)]
    change(&state)
    return try ToyConnection(state)
  }

  static func level(_ check: ConnectionCheck, _ word: String) -> ConnectionCheck.Finding.Level? {
    check.findings.first { $0.message.contains(word) }?.level
  }

  @Test func `a shop where all is well takes six requests`() async throws {
    let shop = try Self.shop()
    let check = try await shop.connector.check()
    #expect(check.findings.allSatisfy { $0.level == .ok })
    #expect(shop.shop.calls.count == 6)
    #expect(Self.level(check, "5 products") == .ok)
    #expect(Self.level(check, "page number") == .ok)
    #expect(Self.level(check, "March 2025") == .ok)
  }

  @Test func `the meaning of the index is not tested again by a sync`() async throws {
    let shop = try Self.shop { $0.ignoresOrderDates = true }
    _ = try await shop.connector.check()
    let before = shop.shop.calls.count
    _ = try await shop.readAll(.orders)
    #expect(!shop.shop.calls[before...].contains { $0["KayitSayisi"] == "3" })
  }

  @Test func `a key without any right is an error`() async throws {
    let shop = try Self.shop {
      $0.scripted = Array(repeating: ToyShop.fault("Hatalı Kullanıcı Kodu"), count: 6)
    }
    await #expect {
      _ = try await shop.connector.check()
    } throws: {
      ($0 as? ConnectorError)?.kind == .unauthorised
    }
  }

  @Test func `a right that is missing for one service is a warning`() async throws {
    let shop = try Self.shop { $0.scripted = [ToyShop.fault("Hatalı Kullanıcı Kodu")] }
    let check = try await shop.connector.check()
    #expect(Self.level(check, "UrunServis") == .warning)
    #expect(Self.level(check, "SiparisServis") == .ok)
  }

  @Test func `products that are counted but not listed are a warning`() async throws {
    let shop = try Self.shop { $0.cards = [] }
    let count = "<s:Envelope xmlns:s=\"x\"><s:Body><SelectUrunCountResponse><SelectUrunCountResult>"
    let rest = "</SelectUrunCountResult></SelectUrunCountResponse></s:Body></s:Envelope>"
    shop.shop.change {
      $0.scripted = [PlainWordsTests.page(200, count + "3547" + rest, type: "text/xml")]
    }
    let check = try await shop.connector.check()
    #expect(Self.level(check, "lists none") == .warning)
  }

  @Test func `an empty shop is told as such`() async throws {
    let shop = try ToyConnection()
    let check = try await shop.connector.check()
    #expect(Self.level(check, "no products") == .notice)
    #expect(Self.level(check, "no orders") == .notice)
    #expect(Self.level(check, "no members") == .notice)
    #expect(Self.level(check, "member by member") == .notice)
  }

  @Test func `a wrong address is an error at once`() async throws {
    let page = PlainWordsTests.page(200, "<html></html>")
    let shop = try Self.shop { $0.scripted = [page, page, page] }
    await #expect {
      _ = try await shop.connector.check()
    } throws: {
      ($0 as? ConnectorError)?.kind == .configuration(field: "base-url")
    }
    #expect(shop.shop.calls.count == 3)
  }
}
