import Commerce

/// Payment types and states of the wire in our words (Ticimax wire facts 2026-11-23, §6.2, §6.3).
enum PaymentTable {
  /// How an order was paid, the same words for every channel.
  enum Method: String, Sendable, CaseIterable {
    case card, bankTransfer, cashOnDelivery, cardOnDelivery, wallet, mobile, account, cash
    case giftVoucher, inStore, other
  }

  /// By `OdemeTipi`. Vendor's list (manual and sample agree); shops may have more.
  private static let methods: [Method] = [
    .card, .bankTransfer, .cashOnDelivery, .cardOnDelivery,
    .mobile,  // 4 mobile payment
    .wallet, .wallet,  // 5 BKM Express, 6 PayPal
    .account,  // 7 current account
    .card, .card,  // 8 mail order, 9 iPara
    .cash,
    .card,  // 11 PayU One Click
    .account,  // 12 credit on the current account
    .wallet, .wallet,  // 13 GarantiPay, 14 PayU-BKM Express
    .card,  // 15 NestPay
    .wallet,  // 16 PayCell
    .card,  // 17 IyziPay
    .wallet,  // 18 Hopi
    .mobile,  // 19 PayByMe
    .giftVoucher,
    .mobile,  // 21 PayGuruMobil
    .card, .card, .card, .card,  // 22 Paynet, 23 Telr, 24 ComPay, 25 PayTR
    .wallet,  // 26 Maximum Mobil
    .inStore,
  ]

  static func method(of type: Int64) -> Method {
    type >= 0 && type < methods.count ? methods[Int(type)] : .other
  }

  /// By `Onaylandi`, which is a number. 5 and 6 mean that the buyer is still to pay.
  static func state(of number: Int64) -> PaymentRecord.State {
    switch number {
    case 1: .approved
    case 2: .failed
    case 3: .refunded
    case 4: .cancelled
    default: .pending
    }
  }
}
