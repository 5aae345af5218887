/// Random draws that are a pure function of a seed and what they are about.
///
/// SplitMix64 (Steele, Lea, Flood 2014): one addition and three multiplications a draw, and any two
/// keys give unrelated streams. A row's draws depend on its own key alone, so row 200,000 can be
/// made without the rows before it.
struct Draws: Sendable, RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64, _ topic: Topic, _ index: Int) {
    let key = seed ^ (topic.rawValue &* 0xD6E8_FEB8_6659_FD93)
    state = Self.mix(key) ^ Self.mix(UInt64(bitPattern: Int64(index)) &+ 0x9E37_79B9_7F4A_7C15)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Evenly in 0..<1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True with the given probability.
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// Evenly in 0..<count; 0 when there is nothing to choose from.
  mutating func below(_ count: Int) -> Int {
    count > 1 ? Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high) : 0
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  /// A rank in 0..<count whose frequency falls as a power of the rank: rank 0 is drawn most.
  /// - Parameter steepness: 1 is even; 1.5 gives the few-buy-often shape of shop customers.
  mutating func rank(_ count: Int, steepness: Double) -> Int {
    min(Int(Double(count) * Fast.power(unit(), steepness)), count - 1)
  }
}

/// What a draw is about; two topics never share draws.
enum Topic: UInt64, Sendable {
  case orderHead = 1, orderDetail, orderLines, member, card, cardPlan, stock, favourite, rowKinds
  case fault, poison, calendar, drift, activity, permutation
  case trendyolCard, trendyolVariant, trendyolOrder, trendyolBatch, trendyolClaim, trendyolWebhook
  case trendyolQuestion, visitors
}

/// Weighted choice from a short table by one even draw.
struct WeightedTable<Element: Sendable>: Sendable {
  let elements: [Element]
  private let cumulative: [Double]

  init(_ pairs: [(Element, Double)]) {
    elements = pairs.map(\.0)
    var sum = 0.0
    cumulative = pairs.map { pair in
      sum += pair.1
      return sum
    }
  }

  func index(_ unit: Double) -> Int {
    let target = unit * (cumulative.last ?? 0)
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }

  func pick(_ draws: inout Draws) -> Element { elements[index(draws.unit())] }
}

/// A fixed shuffle of 0..<count that needs no table: `index * stride + offset` modulo a count to
/// which the stride is coprime.
struct Permutation: Sendable {
  let count: Int
  private let stride: Int
  private let offset: Int

  init(count: Int, seed: UInt64, salt: Int) {
    var draws = Draws(seed: seed, .permutation, salt)
    self.count = max(count, 1)
    var candidate = max(Int(Double(self.count) * 0.618) + draws.below(max(self.count / 7, 1)), 1)
    while Self.commonDivisor(candidate, self.count) != 1 { candidate += 1 }
    stride = candidate
    offset = draws.below(self.count)
  }

  subscript(index: Int) -> Int { (index * stride + offset) % count }

  private static func commonDivisor(_ left: Int, _ right: Int) -> Int {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}
