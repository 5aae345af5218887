import Commerce

/// The states of a package (fact sheet 2026-11-23, §8.7) in our words.
enum OrderStatusTable {
  /// - Parameter word: `AtCollectionPoint` as in lists, or `AT_COLLECTION_POINT` as in subscriptions.
  static func status(of word: String) -> OrderStatus {
    switch folded(word) {
    // Paid for or not, the goods are not released: kept back, not to be packed.
    case "awaiting", "verified": .awaitingPayment
    case "created": .created
    case "picking": .preparing
    case "invoiced": .invoiced
    // At the collection point it has left the warehouse and is not with the buyer.
    case "shipped", "atcollectionpoint": .shipped
    case "delivered": .delivered
    case "undelivered": .undelivered
    case "returned": .returned
    case "cancelled": .cancelled
    case "unsupplied": .unsupplied
    // `UnPacked` and the old `Repack` say nothing of the goods: other packages have them.
    default: .unknown
    }
  }

  /// True once other packages have taken this one's place.
  static func isReplaced(_ word: String) -> Bool { folded(word) == "unpacked" }

  /// A line that is not sold after all, while others of its package are.
  static func isCancelledLine(_ word: String) -> Bool {
    ["cancelled", "unsupplied"].contains(folded(word))
  }

  private static func folded(_ word: String) -> String {
    String(
      decoding: word.utf8.filter { $0 != UInt8(ascii: "_") }.map { byte in
        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      }, as: UTF8.self)
  }
}
