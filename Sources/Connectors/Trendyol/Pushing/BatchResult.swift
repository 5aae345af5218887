import ConnectorKit
import Markup

/// What became of a batch (fact sheet 2026-11-23, §6.6).
struct BatchResult: Sendable, Equatable {
  struct Item: Sendable, Equatable {
    var barcode = ""
    var status = ""
    var reasons: [String] = []

    /// Nil while Trendyol is still at it.
    var result: OfferResult? {
      switch status {
      case "SUCCESS": .accepted
      case "FAILED": .rejected(reason: reason)
      default: nil
      }
    }

    /// There is no catalogue of these texts: they are shown, never matched.
    private var reason: String {
      let words = TrendyolRefusal.bearable(reasons.joined(separator: "; "))
      return words.isEmpty ? "Trendyol refused the row without a reason." : words
    }
  }

  var batchID = ""
  /// Absent for stock and price since 2025-05-09.
  var status = ""
  var itemCount: Int?
  var items: [Item] = []

  /// A batch that is unknown, or older than four hours, is answered too, without anything in it. One
  /// whose rows are not there yet still tells its name.
  var answer: TicketAnswer {
    guard !items.isEmpty else {
      return batchID.isEmpty || status == "COMPLETED" ? .expired : .working([])
    }
    let outcomes = items.compactMap { item in
      item.result.map { RemoteOutcome(remoteID: item.barcode, result: $0) }
    }
    let isComplete = outcomes.count == items.count && items.count >= itemCount ?? 0
    return isComplete ? .finished(outcomes) : .working(outcomes)
  }

  init(_ body: [UInt8]) throws {
    try JSONReader.read(body) { reader in
      try reader.forEachMember { member in
        if member.isKey("batchRequestId") {
          batchID = try member.scalar().words
        } else if member.isKey("status") {
          status = try member.scalar().words
        } else if member.isKey("itemCount") {
          itemCount = try member.scalar().int.map { Int($0) }
        } else if member.isKey("items"), member.kind == .array {
          try member.forEachElement { items.append(try Self.item(&$0)) }
        }
      }
    }
  }

  private static func item(_ reader: inout JSONReader) throws -> Item {
    var item = Item()
    try reader.forEachMember { member in
      if member.isKey("requestItem"), member.kind == .object {
        try member.forEachMember {
          if $0.isKey("barcode") { item.barcode = try $0.scalar().words }
        }
      } else if member.isKey("status") {
        item.status = try member.scalar().words
      } else if member.isKey("failureReasons"), member.kind == .array {
        try member.forEachElement { reason in
          if reason.kind == .string { item.reasons.append(try reason.scalar().words) }
        }
      }
    }
    return item
  }

  /// The name of a batch that was taken. An answer without one is none (fact sheet §4).
  static func batchID(_ body: [UInt8]) throws -> String {
    try JSONReader.read(body) { reader in
      var id: String?
      try reader.forEachMember { if $0.isKey("batchRequestId") { id = try $0.key() } }
      guard let id else { throw JSONError(.missingMember, offset: 0, "the batch has no name") }
      return id
    }
  }
}
