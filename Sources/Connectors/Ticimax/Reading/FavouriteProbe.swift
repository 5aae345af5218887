import ConnectorKit
import Markup

/// Asks whether a member number stands for everyone.
struct FavouriteProbe: Sendable {
  let client: TicimaxClient

  /// True when rows of a real member come back. A refusal of the number is a no; trouble with the
  /// key or the way there is an error.
  func isShopWide(
    _ memberID: Int64, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> Bool {
    do throws(TicimaxFailure) {
      let request = FavouriteRequest(memberID: memberID, size: 10)
      return try await client.favourites(request, &cost).rows.contains {
        Self.member(of: $0.record) > 0
      }
    } catch {
      switch error.fault {
      case .refused, .notFound, .badRow, .invalidEnum, .other: return false
      case .unauthorised, .tooFast, nil: throw error
      }
    }
  }

  private static func member(of record: RawRecord) -> Int64 {
    let read = try? XMLReader.read(record.payload) { reader in
      var found: Int64 = 0
      _ = try reader.next()
      try reader.forEachChild { member in
        if member.name == "UyeID" { found = try member.text().int ?? 0 }
      }
      return found
    }
    return read ?? 0
  }
}
