import ConnectorKit

/// Tries each kind of list once and says in plain words what works. At most five requests.
struct TrendyolCheck: Sendable {
  let client: TrendyolClient

  private typealias Finding = ConnectionCheck.Finding

  /// - Throws: What concerns the whole account: the address, the network, the key, and a key that
  ///   opens nothing at all.
  func run() async throws(ConnectorError) -> ConnectionCheck {
    var cost = PullStatistics()
    var refusals: [TrendyolFailure] = []
    do throws(TrendyolFailure) {
      var findings = [try await products(&cost, &refusals)]
      findings.append(try await orders(&cost, &refusals))
      findings.append(try await claims(&cost, &refusals))
      findings.append(try await questions(&cost, &refusals))
      if refusals.count == findings.count, let first = refusals.first { throw first }
      findings.append(Finding(.notice, Self.webhooks))
      return ConnectionCheck(findings: findings)
    } catch {
      throw await client.explained(error, &cost)
    }
  }

  private static let webhooks =
    "Orders are asked for every few minutes; Trendyol's notices only make that faster."

  /// A service that is not open to the seller is a finding; anything else ends the check.
  private func refused(
    _ failure: TrendyolFailure, _ what: String, _ refusals: inout [TrendyolFailure]
  ) throws(TrendyolFailure) -> ConnectionCheck.Finding {
    switch failure.error.kind {
    case .permanent, .contractChanged:
      if failure.needsProbe { refusals.append(failure) }
      return Finding(.warning, "\(what): \(failure.error.message)")
    default: throw failure
    }
  }

  // MARK: - One list each

  private func products(
    _ cost: inout PullStatistics, _ refusals: inout [TrendyolFailure]
  ) async throws(TrendyolFailure) -> ConnectionCheck.Finding {
    do throws(TrendyolFailure) {
      let page = try await client.approved(ProductQuery(size: 1), &cost)
      let count = page.totalElements ?? page.count
      return count == 0
        ? Finding(.notice, "Trendyol reports no approved products.")
        : Finding(.ok, "Trendyol: \(count) products.")
    } catch {
      return try refused(error, "products", &refusals)
    }
  }

  private func orders(
    _ cost: inout PullStatistics, _ refusals: inout [TrendyolFailure]
  ) async throws(TrendyolFailure) -> ConnectionCheck.Finding {
    do throws(TrendyolFailure) {
      let page = try await client.latestOrders(&cost)
      return page.count == 0
        ? Finding(.notice, "Trendyol reports no orders of the last two weeks.")
        : Finding(.ok, "Trendyol: orders can be read.")
    } catch {
      return try refused(error, "orders", &refusals)
    }
  }

  private func claims(
    _ cost: inout PullStatistics, _ refusals: inout [TrendyolFailure]
  ) async throws(TrendyolFailure) -> ConnectionCheck.Finding {
    do throws(TrendyolFailure) {
      let page = try await client.claims(
        nil, status: ClaimStatusTable.waitingWord, page: 0, &cost)
      return Finding(.ok, "Trendyol: \(page.totalElements ?? page.count) claims wait for you.")
    } catch {
      return try refused(error, "claims", &refusals)
    }
  }

  private func questions(
    _ cost: inout PullStatistics, _ refusals: inout [TrendyolFailure]
  ) async throws(TrendyolFailure) -> ConnectionCheck.Finding {
    do throws(TrendyolFailure) {
      let page = try await client.waitingQuestions(&cost)
      return Finding(
        .ok,
        "Trendyol: \(page.totalElements ?? page.count) questions of the last week wait for you."
      )
    } catch {
      return try refused(error, "questions", &refusals)
    }
  }
}

extension TrendyolClient {
  /// One package of what the stream gives when no time is named: the last two weeks.
  fileprivate func latestOrders(
    _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> CutPage {
    var call = TrendyolCall(
      operation: "getShipmentPackagesStream", service: .orderStream,
      path: "/order/sellers/\(sellerID)/orders/stream")
    call.query.add("size", 1)
    return try await exchange.call(call, &cost) {
      try RecordCut(key: "shipmentPackageId", oldKey: "id").page($0)
    }
  }

  fileprivate func waitingQuestions(
    _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> CutPage {
    var call = TrendyolCall(
      operation: "getQuestions", service: .questions,
      path: "/qna/sellers/\(sellerID)/questions/filter")
    call.query.append(("status", "WAITING_FOR_ANSWER"))
    call.query.add("page", 0)
    call.query.add("size", 1)
    return try await exchange.call(call, &cost) { try RecordCut(key: "id").page($0) }
  }
}
