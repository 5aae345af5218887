import Basics
import Commerce
import ConnectorKit

/// A stream read to its end.
struct Reading: Sendable {
  var records: [String: RawRecord] = [:]
  /// Keys in the order in which they came, one that came twice counted twice.
  var keys: [String] = []
  var rejected: [RejectedRecord] = []
  /// Where each page behind the first began.
  var cursors: [String] = []
  var failures: [ConnectorError] = []

  mutating func add(_ page: PulledPage) {
    rejected += page.rejected
    keys += page.records.map(\.remoteID)
    for record in page.records { records[record.remoteID] = record }
    if let next = page.next { cursors.append(next) }
  }

  /// What the records are, by key.
  var hashes: [String: Int64] { records.mapValues(\.contentHash) }
}

extension Connector {
  func page(
    _ stream: SyncStream, _ scope: PullRequest.Scope = .everything, at cursor: String? = nil
  ) async throws(ConnectorError) -> PulledPage {
    try await pull(
      PullRequest(
        stream: stream, scope: scope, until: Channel.now.adding(seconds: 60), cursor: cursor))
  }

  /// Reads a stream to its end, going on after passing failures as a person would.
  func readAll(
    _ stream: SyncStream, _ scope: PullRequest.Scope = .everything, from start: String? = nil
  ) async throws -> Reading {
    var reading = Reading()
    var cursor = start
    for _ in 0..<3000 {
      do throws(ConnectorError) {
        let page = try await page(stream, scope, at: cursor)
        reading.add(page)
        guard let next = page.next else { return reading }
        cursor = next
      } catch {
        reading.failures.append(error)
        guard !error.isOfTheAccount, reading.failures.count < 60 else { throw error }
      }
    }
    throw ConnectorError(.permanent, "\(stream.rawValue) has no end")
  }

  /// The variants of all products that are for sale, in the order of their keys.
  func variants() async throws -> [VariantRecord] {
    var variants: [VariantRecord] = []
    for record in try await readAll(.products).records.values {
      guard case .product(let product) = try map(record, stream: .products) else { continue }
      variants += product.variants.filter(\.isActive)
    }
    return variants.sorted { $0.remoteID < $1.remoteID }
  }
}
