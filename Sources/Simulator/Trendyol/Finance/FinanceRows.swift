import Basics

/// What the orders of the account come to: a sale for each line when its package is delivered, a
/// return for each unit that was taken back, a payment on the fourth Wednesday after.
struct FinanceRows {
  private let state: TrendyolState

  init(_ state: TrendyolState) { self.state = state }

  var settlements: [FinanceRow] {
    (state.orders.flatMap(sales) + state.claims.flatMap(returns)).sorted {
      ($0.date, $0.id) < ($1.date, $1.id)
    }
  }

  private func sales(_ order: TrendyolOrder) -> [FinanceRow] {
    order.packages.flatMap { package -> [FinanceRow] in
      guard let delivered = package.history.last(where: { $0.status == .delivered }) else {
        return []
      }
      return package.items.map { item in
        row(
          725_000_000 + package.id % 1_000_000_000 * 16 + item.line, order, item.line,
          units: item.units.count, package: package.id, at: delivered.at, isReturn: false)
      }
    }
  }

  private func returns(_ claim: TrendyolClaim) -> [FinanceRow] {
    claim.items.enumerated().filter { $1.isAccepted }.map { number, item in
      row(
        100_000_000 + claim.number * 1_000 + number, state.orders[claim.order], item.line,
        units: 1, package: claim.package, at: item.since, isReturn: true)
    }
  }

  /// The seller gets the price without own discounts, less commission.
  private func row(
    _ id: Int, _ order: TrendyolOrder, _ line: Int, units: Int, package: Int, at time: Timestamp,
    isReturn: Bool
  ) -> FinanceRow {
    let sold = order.lines[line]
    let amount = (sold.gross - sold.sellerDiscount) * units
    let commission = amount.percent(sold.goods.commissionPercent)
    let payment = Self.paymentDate(after: time)
    return FinanceRow(
      id: id, date: time, type: isReturn ? "Return" : "Sale", label: isReturn ? "İade" : "Satış",
      barcode: sold.goods.barcode, debt: isReturn ? amount : .zero,
      credit: isReturn ? .zero : amount, commissionPercent: sold.goods.commissionPercent,
      commission: commission, revenue: amount - commission, orderNumber: order.number,
      package: package, orderDate: order.placed, paymentOrder: Self.paymentOrder(payment),
      paymentDate: payment)
  }

  /// Payments that were made: the sums of their settlements.
  func payments(until now: Timestamp) -> [FinanceRow] {
    let due = settlements.filter { $0.paymentDate.map { $0 <= now } ?? false }
    return Dictionary(grouping: due, by: \.paymentOrder).map { order, rows in
      let sum = rows.reduce(Lira.zero) { sum, row in
        let revenue = row.revenue ?? .zero
        return row.type == "Return" ? sum - revenue : sum + revenue
      }
      return FinanceRow(
        id: 1_639_000 + order, date: rows[0].paymentDate ?? now, type: "PaymentOrder",
        label: "Ödeme", debt: sum, paymentOrder: order)
    }.sorted { $0.date < $1.date }
  }

  /// The first Wednesday, 12:00 in Istanbul, at least four weeks later. 1970-01-07 was one.
  static func paymentDate(after time: Timestamp) -> Timestamp {
    let week = 7 * Timestamp.day
    let wednesday = 6 * Timestamp.day + 9 * Timestamp.hour
    let earliest = time.milliseconds + 28 * Timestamp.day - wednesday
    return Timestamp(milliseconds: (earliest + week - 1) / week * week + wednesday)
  }

  static func paymentOrder(_ date: Timestamp) -> Int {
    110_000 + Int(date.milliseconds / (7 * Timestamp.day))
  }
}
