import Basics
import Commerce
import ConnectorKit
import Markup

/// Tries each service once and says in plain words what works. At most six requests.
struct TicimaxCheck: Sendable {
  let shop: TicimaxSettings
  let client: TicimaxClient
  let learned: LearnedShop

  private typealias Finding = ConnectionCheck.Finding

  /// - Throws: What concerns the whole account: the address, the network, and a key that opens no
  ///   service.
  func run() async throws(ConnectorError) -> ConnectionCheck {
    var cost = PullStatistics()
    do throws(TicimaxFailure) {
      return ConnectionCheck(findings: try await findings(&cost))
    } catch {
      var failed = error.error
      failed.statistics = cost
      throw failed
    }
  }

  private func findings(
    _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> [ConnectionCheck.Finding] {
    var refusals: [TicimaxFailure] = []
    var findings = try await products(&cost, &refusals)
    findings += try await orders(&cost, &refusals)
    findings += try await members(&cost, &refusals)
    if refusals.count == 3, let refusal = refusals.first { throw refusal }
    findings += try await favourites(&cost, &refusals)
    return findings
  }

  /// A right that is missing for one service is a finding; anything else ends the check.
  private func refused(
    _ failure: TicimaxFailure, _ service: String, _ refusals: inout [TicimaxFailure]
  ) throws(TicimaxFailure) -> [ConnectionCheck.Finding] {
    switch failure.error.kind {
    case .unauthorised: refusals.append(failure)
    case .permanent, .contractChanged: break
    default: throw failure
    }
    return [Finding(.warning, "\(service): \(failure.error.message)")]
  }

  // MARK: - One service each

  private func products(
    _ cost: inout PullStatistics, _ refusals: inout [TicimaxFailure]
  ) async throws(TicimaxFailure) -> [ConnectionCheck.Finding] {
    do throws(TicimaxFailure) {
      let count = try await client.productCount(&cost)
      let card = try await client.products(ProductRequest(size: 1), &cost)
      if count == 0 {
        return [Finding(.notice, "UrunServis: the shop reports no products.")]
      }
      // Seen live: a key without the right gets an empty list and no fault (wire facts §3).
      if card.count == 0 {
        return [
          Finding(
            .warning,
            "UrunServis: the shop counts \(count) products but lists none; the key probably lacks "
              + "the right to read products.")
        ]
      }
      return [Finding(.ok, "UrunServis: \(count) products.")]
    } catch {
      if error.fault == .badRow {
        return [Finding(.ok, "UrunServis answers (the first product of the list is damaged).")]
      }
      return try refused(error, "UrunServis", &refusals)
    }
  }

  private func orders(
    _ cost: inout PullStatistics, _ refusals: inout [TicimaxFailure]
  ) async throws(TicimaxFailure) -> [ConnectionCheck.Finding] {
    do throws(TicimaxFailure) {
      let first = try await client.orders(
        OrderRequest(index: 0, size: IndexMeaningTest.firstSize, withContents: false), &cost)
      guard let newest = first.rows.last else {
        return [
          Finding(
            .notice,
            "SiparisServis: no orders. A key without the right gets an empty list too.")
        ]
      }
      let second = try await client.orders(
        OrderRequest(index: 1, size: IndexMeaningTest.secondSize, withContents: false), &cost)
      let contract = ContractAge(of: newest.record)
      return [
        Finding(.ok, "SiparisServis: orders can be read."), contract.finding,
        paging(IndexMeaningTest.verdict(first: first.keys, second: second.keys)),
      ]
    } catch {
      return try refused(error, "SiparisServis", &refusals)
    }
  }

  private func members(
    _ cost: inout PullStatistics, _ refusals: inout [TicimaxFailure]
  ) async throws(TicimaxFailure) -> [ConnectionCheck.Finding] {
    do throws(TicimaxFailure) {
      let page = try await client.members(MemberRequest(size: 1), &cost)
      return page.count == 0
        ? [
          Finding(
            .notice, "UyeServis: no members. A key without the right gets an empty list too.")
        ]
        : [Finding(.ok, "UyeServis: members can be read.")]
    } catch {
      return try refused(error, "UyeServis", &refusals)
    }
  }

  private func favourites(
    _ cost: inout PullStatistics, _ refusals: inout [TicimaxFailure]
  ) async throws(TicimaxFailure) -> [ConnectionCheck.Finding] {
    do throws(TicimaxFailure) {
      let isShopWide = try await FavouriteProbe(client: client)
        .isShopWide(FavouriteReader.everyone[0], &cost)
      return [
        isShopWide
          ? Finding(.ok, "CustomServis: favourites of the whole shop can be read.")
          : Finding(
            .notice,
            "CustomServis: favourites are read member by member, which is slow.")
      ]
    } catch {
      return try refused(error, "CustomServis", &refusals)
    }
  }

  private func paging(_ verdict: IndexMeaning?) -> ConnectionCheck.Finding {
    guard let verdict else {
      return Finding(
        .notice, "What BaslangicIndex means for orders could not be told; it is tested on sync.")
    }
    if let configured = shop.orderPaging, configured != verdict {
      return Finding(
        .warning,
        "order-paging says \(configured.rawValue), but the shop's answers fit "
          + "\(verdict.rawValue); set it to auto.")
    }
    learned.learn(verdict, of: .orders)
    return Finding(
      .ok,
      verdict == .page
        ? "BaslangicIndex of orders is a page number." : "BaslangicIndex of orders is a row offset."
    )
  }
}
