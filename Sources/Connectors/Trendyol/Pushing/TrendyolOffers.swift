import ConnectorKit
import Outbound

extension TrendyolConnector: OfferPushing {
  public var offerLimits: OfferLimits {
    OfferLimits(
      rowsPerPush: TrendyolLimits.offersPerPush, mostUnits: TrendyolLimits.mostUnits,
      identicalCooldown: .seconds(TrendyolLimits.identicalSeconds))
  }

  /// Rows that Trendyol would refuse are not sent; they are told with the others' outcome.
  public func push(_ offers: [OfferUpdate]) async throws(ConnectorError) -> PushReceipt {
    guard offers.count <= TrendyolLimits.offersPerPush else {
      throw ConnectorError(
        .permanent, "Trendyol takes \(TrendyolLimits.offersPerPush) rows at once at most.")
    }
    let judged = offers.map { (offer: $0, refusal: OfferRefusal($0)) }
    let sent = judged.filter { $0.refusal == nil }.map(\.offer)
    guard !sent.isEmpty else {
      return .done(
        judged.compactMap { row in
          row.refusal.map {
            OfferOutcome(
              listingID: row.offer.listingID, result: .rejected(reason: $0.sentence))
          }
        })
    }
    let batchID = try await client.asking { (cost) async throws(TrendyolFailure) in
      try await client.push(sent, &cost)
    }
    let refused = judged.compactMap { row in
      row.refusal.map { OfferTicket.Row(remoteID: row.offer.remoteID, refusal: $0) }
    }
    return .ticket(
      PushTicket(OfferTicket(batchID: batchID, refused: refused).text),
      pollAfter: .seconds(TrendyolLimits.firstPollSeconds),
      expiresAfter: .seconds(TrendyolLimits.batchLifeSeconds))
  }

  public func result(of ticket: PushTicket) async throws(ConnectorError) -> TicketAnswer {
    guard let ticket = OfferTicket(ticket.text) else { return .expired }
    let answer = try await client.asking { (cost) async throws(TrendyolFailure) in
      try await client.batch(ticket.batchID, &cost).answer
    }
    switch answer {
    case .working(let outcomes): return .working(ticket.outcomes + outcomes.ours)
    case .finished(let outcomes): return .finished(ticket.outcomes + outcomes.ours)
    case .expired: return .expired
    }
  }
}

extension TrendyolClient {
  /// A request that equals one of the last 15 minutes is refused, whatever was sent between them: a
  /// level that falls, rises and falls again would stay at the wrong one. So it is sent once more
  /// with a row that no other request has, for a barcode that nobody has.
  /// - Returns: The name of the batch.
  fileprivate func push(
    _ offers: [OfferUpdate], _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> String {
    do throws(TrendyolFailure) {
      return try await send(OfferBody.bytes(offers), &cost)
    } catch {
      guard error.refusal?.meaning == .repeated else { throw error }
      return try await send(
        OfferBody.bytes(offers, marker: OfferBody.marker(exchange.random)), &cost)
    }
  }

  private func send(
    _ body: [UInt8], _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> String {
    let call = TrendyolCall(
      operation: "updatePriceAndInventory", service: .offers, method: .post,
      path: "/inventory/sellers/\(sellerID)/products/price-and-inventory",
      body: body, isWrite: true)
    return try await exchange.call(call, &cost) { try BatchResult.batchID($0) }
  }

  fileprivate func batch(
    _ id: String, _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> BatchResult {
    let call = TrendyolCall(
      operation: "getBatchRequestResult", service: .batches,
      path: "/product/sellers/\(sellerID)/products/batch-requests/\(TrendyolCall.escaped(id))")
    do throws(TrendyolFailure) {
      return try await exchange.call(call, &cost) { try BatchResult($0) }
    } catch {
      // Seen as a 200 without content; a 404 would say the same.
      if error.refusal?.status == 404, error.refusal?.isJSON == true { return BatchResult() }
      throw error
    }
  }
}

extension BatchResult {
  fileprivate init() {}
}

extension [RemoteOutcome] {
  /// Without the row that only made the request another one.
  fileprivate var ours: [RemoteOutcome] {
    filter { !$0.remoteID.hasPrefix(OfferBody.markerPrefix) }
  }
}
