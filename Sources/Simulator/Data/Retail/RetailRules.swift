/// What a row of a retail CSV means. The rules are stated in docs/simulator.md; each row meets the
/// first one that fits.
enum RetailRule {
  case negativePrice, charge, fee, stockAdjustment, worthless, line

  /// Postage, Dotcom postage, carriage, manual charge.
  static let charges: Set<String> = ["POST", "DOT", "C2", "M"]
  /// Discount, samples, bad debt, charity, marketplace fee, bank charges.
  static let fees: Set<String> = ["D", "S", "B", "CRUK", "AMAZONFEE", "BANK CHARGES"]

  init(_ row: RetailRow) {
    if row.price < .zero {
      self = .negativePrice
    } else if Self.fees.contains(row.code) {
      self = .fee
    } else if row.quantity < 0, !row.isCancellation {
      self = .stockAdjustment
    } else if row.price == .zero, row.customer.isEmpty {
      self = .worthless
    } else if Self.charges.contains(row.code) {
      self = .charge
    } else {
      self = .line
    }
  }
}

/// A stock code taken apart: five digits are the product, letters behind them its colour or design.
struct RetailCode: Hashable {
  /// The product card's key.
  let product: String
  /// Empty for the plain product.
  let design: String

  init(_ code: String) {
    let digits = code.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    let rest = code.utf8.dropFirst(digits.count)
    let isDesign =
      digits.count == 5 && rest.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    product = isDesign ? String(code.prefix(5)) : code
    design = isDesign ? String(code.dropFirst(5)) : ""
  }
}
