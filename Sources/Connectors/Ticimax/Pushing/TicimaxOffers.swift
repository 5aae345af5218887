import Basics
import Commerce
import ConnectorKit
import Markup

extension TicimaxConnector: OfferPushing {
  public var offerLimits: OfferLimits {
    OfferLimits(rowsPerPush: TicimaxLimits.offersPerPush, mostUnits: TicimaxLimits.largestQuantity)
  }

  /// Stock of all rows is one request (`StockWriting` divides one that is refused), each price one more.
  /// The shop answers at once and for the request as a whole: what its number means is not documented,
  /// so a row that it left out in silence is found by the next reading.
  public func push(_ offers: [OfferUpdate]) async throws(ConnectorError) -> PushReceipt {
    guard offers.count <= TicimaxLimits.offersPerPush else {
      throw ConnectorError(
        .permanent, "Ticimax is told \(TicimaxLimits.offersPerPush) rows at once at most.")
    }
    var rows: [(id: Int64, offer: OfferUpdate)] = []
    var outcomes: [OfferOutcome] = []
    for offer in offers {
      if let id = Self.id(of: offer), Self.refusal(of: offer) == nil {
        rows.append((id, offer))
      } else {
        let reason = Self.refusal(of: offer) ?? "The listing's key is no Ticimax variant number."
        outcomes.append(
          OfferOutcome(listingID: offer.listingID, result: .rejected(reason: reason)))
      }
    }
    let stock = rows.compactMap { row in
      row.offer.quantity.map { (id: row.id, units: min($0, TicimaxLimits.largestQuantity)) }
    }
    let written = try await StockWriting(client: client).write(stock)
    var hasWritten = !stock.isEmpty
    for row in rows {
      if row.offer.quantity != nil {
        guard let result = written[row.id] else { continue }
        guard result == .accepted else {
          outcomes.append(OfferOutcome(listingID: row.offer.listingID, result: result))
          continue
        }
      }
      guard let result = try await priced(row.id, row.offer, isFirst: !hasWritten) else { break }
      hasWritten = true
      outcomes.append(OfferOutcome(listingID: row.offer.listingID, result: result))
    }
    return .done(outcomes)
  }

  /// - Returns: nil when nothing is known of the row, nor of those behind it: they are left out of the
  ///   answer, and told again.
  /// - Throws: when it was the push's first request: then nothing was written.
  private func priced(
    _ id: Int64, _ offer: OfferUpdate, isFirst: Bool
  ) async throws(ConnectorError) -> OfferResult? {
    guard let price = offer.priceMinor else { return .accepted }
    var cost = PullStatistics()
    do throws(TicimaxFailure) {
      let isKnown = try await client.setPrice(
        id, price: price, list: offer.listPriceMinor, currency: offer.currency, &cost)
      return isKnown
        ? .accepted : .rejected(reason: "Ticimax has no such variant, or did not take the price.")
    } catch {
      if isFirst { throw error.error }
      return error.error.kind == .permanent ? .rejected(reason: error.error.message) : nil
    }
  }

  /// Nothing is open after an answer.
  public func result(of ticket: PushTicket) async throws(ConnectorError) -> TicketAnswer {
    .expired
  }

  /// Why the row is not sent.
  private static func refusal(of offer: OfferUpdate) -> String? {
    if let fault = OfferFault(offer) { return fault.sentence }
    guard offer.priceMinor == nil, offer.listPriceMinor != nil else { return nil }
    return "Ticimax takes a list price together with the price only."
  }

  private static func id(of offer: OfferUpdate) -> Int64? {
    Int64(offer.remoteID).flatMap { $0 > 0 ? $0 : nil }
  }
}

extension TicimaxClient {
  /// - Returns: false when the shop says that it wrote nothing.
  fileprivate func setPrice(
    _ id: Int64, price: Int64, list: Int64?, currency: Currency, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> Bool {
    try await exchange.call(.products, "VaryasyonGuncelle", isWrite: true, &cost) {
      OfferRequest.writePrice(id: id, price: price, list: list, currency: currency, to: &$0)
    } read: {
      try $0.text().int != 0
    }
  }
}
