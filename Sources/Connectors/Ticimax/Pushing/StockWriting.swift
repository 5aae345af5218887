import ConnectorKit
import Markup

/// Writes the stock of variants. A request is answered as a whole, so one that the shop refuses for its
/// content is sent again in halves: a row that it cannot take costs itself alone.
struct StockWriting {
  typealias Row = (id: Int64, units: Int64)

  let client: TicimaxClient

  /// - Returns: what became of each variant; a variant that is missing is one of which nothing is known.
  /// - Throws: when the first request failed for another reason than its content: nothing is written.
  func write(_ rows: [Row]) async throws(ConnectorError) -> [Int64: OfferResult] {
    var results: [Int64: OfferResult] = [:]
    var parts = rows.isEmpty ? [] : [rows[...]]
    var requests = 0
    while requests < TicimaxLimits.requestsPerDividedPush, let part = parts.popLast() {
      requests += 1
      let failure = await send(Array(part))
      guard let failure else {
        for row in part { results[row.id] = .accepted }
        continue
      }
      guard failure.isOfContent else {
        if requests == 1 { throw failure.error }
        break
      }
      if part.count > 1 {
        let middle = part.startIndex + part.count / 2
        parts += [part[middle...], part[..<middle]]
      } else if failure.error.kind == .permanent, let row = part.first {
        results[row.id] = .rejected(reason: failure.error.message)
      } else if rows.count == 1 {
        throw failure.error
      }
    }
    return results
  }

  private func send(_ rows: [Row]) async -> TicimaxFailure? {
    var cost = PullStatistics()
    do throws(TicimaxFailure) {
      try await client.exchange.call(.products, "StokAdediGuncelle", isWrite: true, &cost) {
        OfferRequest.writeStock(rows, to: &$0)
      } read: {
        _ = try $0.text()
      }
      return nil
    } catch {
      return error
    }
  }
}

extension TicimaxFailure {
  /// The shop has answered, and its words are about what it was sent: nothing is on its way any more,
  /// and other rows may be taken.
  fileprivate var isOfContent: Bool {
    switch fault {
    case .badRow, .invalidEnum, .notFound, .refused, .other: true
    case .unauthorised, .tooFast, nil: false
    }
  }
}
