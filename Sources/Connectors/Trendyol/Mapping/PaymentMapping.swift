import Basics
import Commerce

/// Trendyol tells one word of how an order was paid (since 2026-09-09; fact sheet 2026-11-23, §8.3),
/// and takes the money itself.
enum PaymentMapping {
  static func payments(
    _ word: String, packageID: String, status: OrderStatus, amountMinor: Int64
  ) -> [PaymentRecord] {
    guard !word.isEmpty, word != "-" else { return [] }
    return [
      PaymentRecord(
        remoteID: packageID, method: method(of: word), channelMethod: word,
        state: state(of: status), amountMinor: amountMinor)
    ]
  }

  private static func method(of word: String) -> String {
    let folded = TurkishFolding.fold(word)
    if folded.contains("karti") { return "card" }
    if folded.contains("cuzdan") { return "wallet" }
    if folded.contains("kredi") || folded.contains("sonra ode") { return "account" }
    return "other"
  }

  private static func state(of status: OrderStatus) -> PaymentRecord.State {
    switch status {
    case .awaitingPayment: .pending
    case .cancelled, .unsupplied: .cancelled
    case .returned: .refunded
    default: .approved
    }
  }
}
