import Basics
import Commerce
import ConnectorKit
import TestKit
import Testing

@testable import ConnectorTicimax

@Suite struct OrderReadingTests {
  static func ids(_ shop: ToyShop) -> Set<String> {
    Set(shop.now.orders.map { String($0.id) })
  }

  @Test func `a full pass reads every order once`() async throws {
    let shop = try ToyConnection(.orders(205))
    let reading = try await shop.readAll(.orders)
    #expect(reading.ids.count == 205)
    #expect(Set(reading.ids) == Self.ids(shop.shop))
    #expect(reading.notices.isEmpty)
  }

  @Test func `a full pass needs one request for each page and two at its end`() async throws {
    let shop = try ToyConnection(.orders(205))
    let reading = try await shop.readAll(.orders)
    // 19 new orders and the one of the boundary in every page but the first.
    #expect(reading.requests <= 11 + 2)
    #expect(shop.shop.calls.allSatisfy { $0["BaslangicIndex"] == "0" })
  }

  @Test func `the first request has no lower bound and the upper one of the run`() async throws {
    let shop = try ToyConnection(.orders(3))
    _ = try await shop.readAll(.orders)
    let call = try #require(shop.shop.calls.first)
    #expect(call["SiparisTarihiBas"] == nil)
    #expect(call["SiparisTarihiSon"] == "2026-11-18T14:06:40")
    #expect(call["SiralamaDegeri"] == "SiparisTarihi")
  }

  @Test(arguments: [true, false])
  func `a shop that ignores dates is read by number, with a notice`(isPage: Bool) async throws {
    var state = ToyShop.State.orders(230)
    state.ignoresOrderDates = true
    state.orderIndexIsPage = isPage
    let shop = try ToyConnection(state)
    let reading = try await shop.readAll(.orders)
    #expect(Set(reading.ids) == Self.ids(shop.shop))
    #expect(reading.notices.count == 1)
  }

  @Test func `a setting that contradicts the shop is named`() async throws {
    var state = ToyShop.State.orders(230)
    state.ignoresOrderDates = true
    state.orderIndexIsPage = true
    let shop = try ToyConnection(state, settings: ["order-paging": "offset"])
    await #expect {
      _ = try await shop.readAll(.orders)
    } throws: {
      ($0 as? ConnectorError)?.kind == .configuration(field: "order-paging")
    }
  }

  @Test func `orders that vanish between pages cost none of the others`() async throws {
    let shop = try ToyConnection(.orders(300))
    let before = Self.ids(shop.shop)
    let reading = try await shop.readAll(.orders) { shop in
      shop.change { state in
        state.orders.removeAll { $0.id % 17 == 3 && $0.id < 5150 }
        state.orders.append(
          ToyShop.Order(id: 9000 + state.orders.count, placed: "2026-03-01T00:00:01"))
      }
    }
    let stayed = before.intersection(Self.ids(shop.shop))
    #expect(stayed.subtracting(reading.ids).isEmpty)
  }

  @Test func `a stream goes on from any cursor`() async throws {
    let shop = try ToyConnection(.orders(150))
    let whole = try await shop.readAll(.orders)
    for (index, page) in whole.pages.enumerated() {
      guard let cursor = page.next else { continue }
      let fresh = try ToyConnection(.orders(150))
      let next = try await fresh.connector.pull(
        PullRequest(
          stream: .orders, scope: .everything, until: ToyConnection.until, cursor: cursor))
      #expect(next.records == whole.pages[index + 1].records)
    }
  }

  @Test func `a cursor that nobody can read starts again`() async throws {
    let shop = try ToyConnection(.orders(5))
    let page = try await shop.connector.pull(
      PullRequest(
        stream: .orders, scope: .everything, until: ToyConnection.until, cursor: "mode=?;;x"))
    #expect(page.records.count == 5)
  }

  // MARK: - Changes

  /// 2026-03-01T03:00 in Istanbul.
  static let since = Timestamp(seconds: 1_772_323_200)

  @Test func `changed orders are asked for by edit, by state and by order date`() async throws {
    let shop = try ToyConnection(.orders(3))
    _ = try await shop.readAll(.orders, .changed(since: Self.since))
    let calls = shop.shop.calls
    #expect(calls.count == 3)
    #expect(calls[0]["DuzenlemeTarihiBas"] == "2026-03-01T03:00:00")
    #expect(calls[1]["DurumTarihiBas"] == "2026-03-01T03:00:00")
    #expect(calls[2]["SiparisTarihiBas"] == "2026-03-01T03:00:00")
    #expect(calls.allSatisfy { $0["SiralamaDegeri"] == "ID" })
  }

  @Test func `only orders edited since then come back`() async throws {
    var state = ToyShop.State.orders(200)
    for index in state.orders.indices where index % 50 == 0 {
      state.orders[index].edited = "2026-06-01T10:00:00"
    }
    let shop = try ToyConnection(state)
    let since = Timestamp(seconds: 1_780_000_000)  // 2026-05-28
    let reading = try await shop.readAll(.orders, .changed(since: since))
    #expect(Set(reading.ids) == ["5000", "5050", "5100", "5150"])
  }

  @Test func `a shop that ignores the filters on changes is read thirty days back`() async throws {
    var state = ToyShop.State.orders(400)
    state.ignoresChangeFilters = true
    let shop = try ToyConnection(state)
    let since = Timestamp(seconds: 1_774_000_000)  // twenty days after the first order
    let reading = try await shop.readAll(.orders, .changed(since: since))
    #expect(Set(reading.ids) == Self.ids(shop.shop))
    #expect(reading.notices.count == 2)
    #expect(shop.shop.calls.last?["SiparisTarihiBas"] == "2026-02-18T12:46:40")
  }

  // MARK: - The shop's contract

  @Test func `a newer contract gets the filter members that it would take for zero`() async throws {
    var state = ToyShop.State.orders(3)
    state.description =
      "<xs:element name=\"WebSiparisFiltre\"/><xs:element name=\"EFaturaURL\"/>"
      + "<xs:element name=\"KargoEntegrasyonTakipDurumu\"/>"
    let shop = try ToyConnection(state, settings: ["contract": "auto"])
    _ = try await shop.readAll(.orders)
    let call = try #require(shop.shop.calls.first { $0.operation == "SelectSiparis" })
    #expect(call["EFaturaURL"] == "-1")
    #expect(call["KargoEntegrasyonTakipDurumu"] == "-1")
  }

  @Test func `the shop's description is asked for once`() async throws {
    let shop = try ToyConnection(.orders(90), settings: ["contract": "auto"])
    _ = try await shop.readAll(.orders)
    #expect(shop.shop.calls.count { $0.operation == "GET" } == 1)
    let call = try #require(shop.shop.calls.first { $0.operation == "SelectSiparis" })
    #expect(call["EFaturaURL"] == nil)
  }
}
