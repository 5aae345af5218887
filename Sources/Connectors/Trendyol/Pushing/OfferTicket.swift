import Basics
import ConnectorKit
import Markup

/// A batch that Trendyol took, and the rows of the same push that were not sent: they are told with
/// the batch's result, because a push answers with one receipt.
struct OfferTicket: Sendable, Equatable {
  /// Trendyol's, opaque.
  var batchID: String
  var refused: [Row] = []

  struct Row: Sendable, Equatable {
    var remoteID: String
    var refusal: OfferRefusal
  }

  init(batchID: String, refused: [Row] = []) {
    self.batchID = batchID
    self.refused = refused
  }

  var text: String {
    JSONText.object([
      ("batch", JSONText.string(batchID)),
      ("refused", JSONText.array(refused.flatMap { [$0.remoteID, $0.refusal.rawValue] })),
    ])
  }

  /// Nil for text that this type did not write.
  init?(_ text: String) {
    var batchID = ""
    var words: [String] = []
    let read: Void? = try? JSONReader.read(Array(text.utf8)) { reader in
      try reader.forEachMember { member in
        if member.isKey("batch") {
          batchID = try member.scalar().string
        } else if member.isKey("refused") {
          try member.forEachElement { words.append(try $0.scalar().string) }
        }
      }
    }
    guard read != nil, !batchID.isEmpty, words.count.isMultiple(of: 2) else { return nil }
    self.batchID = batchID
    for index in stride(from: 0, to: words.count, by: 2) {
      guard let refusal = OfferRefusal(rawValue: words[index + 1]) else { return nil }
      refused.append(Row(remoteID: words[index], refusal: refusal))
    }
  }

  var outcomes: [RemoteOutcome] {
    refused.map {
      RemoteOutcome(remoteID: $0.remoteID, result: .rejected(reason: $0.refusal.sentence))
    }
  }
}
