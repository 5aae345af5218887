import Basics
import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTicimax

@Suite struct FavouriteReadingTests {
  static func state(everyone: Int?) -> ToyShop.State {
    var state = ToyShop.State()
    state.everyone = everyone
    state.favourites = (0..<95).map {
      ToyShop.Favourite(id: 900 - $0, member: 1 + $0 % 30, product: 7 + $0)
    }
    return state
  }

  static let all = Set((0..<95).map { String(900 - $0) })
  static let members = (1...40).map(String.init)

  @Test(arguments: [-1, 0])
  func `a shop that gives all favourites at once is found out`(everyone: Int) async throws {
    let shop = try ToyConnection(Self.state(everyone: everyone))
    let reading = try await shop.readAll(.favourites, members: Self.members)
    #expect(Set(reading.ids) == Self.all)
    #expect(reading.ids.count == 95)
    #expect(reading.requests < 15)
  }

  @Test func `a shop that does not is read member by member`() async throws {
    let shop = try ToyConnection(Self.state(everyone: nil))
    let reading = try await shop.readAll(.favourites, members: Self.members)
    #expect(Set(reading.ids) == Self.all)
    // Two probes, then one request for each member.
    #expect(reading.requests == 42)
    #expect(reading.pages.allSatisfy { $0.statistics.requests <= TicimaxLimits.requestsPerPull })
  }

  @Test func `a member with more favourites than a page is read to the end`() async throws {
    var state = ToyShop.State()
    state.favourites = (1...70).map { ToyShop.Favourite(id: $0, member: 2, product: $0) }
    let shop = try ToyConnection(state, settings: ["favourites": "by-member"])
    let reading = try await shop.readAll(.favourites, members: ["1", "2", "3"])
    #expect(Set(reading.ids) == Set((1...70).map(String.init)))
  }

  @Test func `favourites can be switched off`() async throws {
    let shop = try ToyConnection(
      Self.state(everyone: -1), settings: ["favourites": "off"])
    let reading = try await shop.readAll(.favourites, members: Self.members)
    #expect(reading.ids.isEmpty)
    #expect(shop.shop.calls.isEmpty)
  }

  @Test func `an incremental run reads recently active members only`() async throws {
    let shop = try ToyConnection(
      Self.state(everyone: nil), settings: ["favourites": "by-member"])
    let many = (1...1000).map(String.init)
    let reading = try await shop.readAll(
      .favourites, .changed(since: Timestamp(seconds: 1_788_000_000)), members: many)
    #expect(reading.requests == TicimaxLimits.membersPerIncrementalRun)
  }

  @Test func `a refusal of the probe means member by member`() async throws {
    let shop = try ToyConnection(Self.state(everyone: nil))
    shop.shop.change {
      $0.scripted = [ToyShop.fault("UyeID zorunludur"), ToyShop.fault("UyeID zorunludur")]
    }
    let reading = try await shop.readAll(.favourites, members: Self.members)
    #expect(Set(reading.ids) == Self.all)
  }
}
