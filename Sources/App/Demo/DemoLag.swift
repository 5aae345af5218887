/// How long it took until the rest of the world knew of each sale.
struct DemoLag: Sendable {
  private(set) var sales = 0
  private(set) var late = 0
  private var seconds: [Double] = []

  mutating func note(_ lag: Duration?) {
    sales += 1
    guard let lag else { return late += 1 }
    seconds.append(lag / .seconds(1))
  }

  /// The lag that a share of the sales did not exceed, in seconds; nil before the first.
  func quantile(_ share: Double) -> Double? {
    guard !seconds.isEmpty else { return nil }
    let sorted = seconds.sorted()
    return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }

  var summary: String {
    guard let half = quantile(0.5), let most = quantile(0.95) else {
      return "\(sales) sales"
    }
    let slow = late == 0 ? "" : ", \(late) not within \(DemoTraffic.patience.components.seconds) s"
    return "\(sales) sales; half were known within \(Self.text(half)), "
      + "95 of 100 within \(Self.text(most))\(slow)"
  }

  static func text(_ seconds: Double) -> String {
    "\((seconds * 10).rounded() / 10) s"
  }
}
