import ConnectorKit
import Markup

/// The calls that the connector reads with, one function each; those that write are beside what wants
/// them (`Pushing`). The shop's "transferred" flag (`EntegrasyonAktarildi`), which it shares with other
/// programs, stays as it is.
struct TicimaxClient: Sendable {
  let exchange: TicimaxExchange

  // MARK: - UrunServis

  /// All categories: id 0, Turkish, and `parentID` left out, which means the whole tree (Ticimax
  /// wire facts 2026-11-23, §4.2).
  func categories(_ cost: inout PullStatistics) async throws(TicimaxFailure) -> CutPage {
    try await exchange.call(.products, "SelectKategori", &cost) { writer in
      writer.element("kategoriID", 0)
      writer.element("dil", "")
    } read: {
      try RecordCut().rows(&$0)
    }
  }

  func brands(_ cost: inout PullStatistics) async throws(TicimaxFailure) -> CutPage {
    try await exchange.call(.products, "SelectMarka", &cost) { writer in
      writer.element("markaID", 0)
      writer.element("kategoriID", 0)
    } read: {
      try RecordCut().rows(&$0)
    }
  }

  func products(
    _ request: ProductRequest, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> CutPage {
    try await exchange.call(.products, "SelectUrun", &cost) {
      request.write(to: &$0)
    } read: {
      try RecordCut(depth: PrivateMembers.cardParts).rows(&$0)
    }
  }

  func productCount(_ cost: inout PullStatistics) async throws(TicimaxFailure) -> Int {
    try await exchange.call(.products, "SelectUrunCount", &cost) {
      ProductRequest().writeFilter(to: &$0)
    } read: { reader in
      guard let count = try reader.text().int else {
        throw SOAPError.missingResult(operation: "SelectUrunCount")
      }
      return Int(count)
    }
  }

  // MARK: - SiparisServis

  /// - Parameter date: The member that paging or filtering looks at.
  func orders(
    _ request: OrderRequest, date: StaticString? = nil, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> CutPage {
    do throws(TicimaxFailure) {
      return try await exchange.call(.orders, "SelectSiparis", &cost) {
        request.write(to: &$0)
      } read: {
        try RecordCut(date: date, depth: PrivateMembers.orderParts).rows(&$0)
      }
    } catch {
      // Some shops say "no order" with a fault (wire facts §3).
      if error.fault == .notFound { return CutPage() }
      throw error
    }
  }

  func orderServiceDescription(
    _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> [UInt8]? {
    try await exchange.description(of: .orders, &cost)
  }

  // MARK: - UyeServis

  func members(
    _ request: MemberRequest, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> CutPage {
    try await exchange.call(.members, "SelectUyeler", &cost) {
      request.write(to: &$0)
    } read: {
      try RecordCut().rows(&$0)
    }
  }

  // MARK: - CustomServis

  /// The result is an object that may say that it failed, with the rows inside.
  func favourites(
    _ request: FavouriteRequest, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> CutPage {
    try await exchange.call(.custom, "GetFavoriUrunler", &cost) {
      request.write(to: &$0)
    } read: { reader in
      var page = CutPage()
      var isError = false
      var message = ""
      try reader.forEachChild { child in
        if child.name == "ErrorMessage" {
          message = try child.text().string
        } else if child.name == "IsError" {
          isError = try child.text().bool ?? false
        } else if child.name == "Urunler" {
          page = try RecordCut(key: "FavoriUrunID").rows(&child)
        }
      }
      try SOAPResult.check(isError: isError, message: message, code: 0)
      return page
    }
  }
}
