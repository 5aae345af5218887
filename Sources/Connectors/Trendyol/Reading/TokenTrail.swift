import Basics
import ConnectorKit

/// The tokens of one list so far, in three numbers that fit into a cursor, however long the list is:
/// no list is followed for ever.
///
/// Each token is compared with one that was remembered, and every time the count doubles the newest
/// is remembered instead. A list that goes round comes by the remembered one at the latest when the
/// count has reached four times the length of its way into the circle and of the circle together
/// (Brent's method). One that gives ever new tokens ends at a count that no list reaches.
struct TokenTrail: Sendable, Equatable {
  /// Tokens since the list began.
  private(set) var count: Int64 = 0
  /// Hash of the token that is remembered.
  private var remembered: Int64 = 0
  /// How often the list was begun anew because its token was not taken back.
  private(set) var restarts: Int64 = 0

  init() {}

  /// Reads what `numbers` wrote; a new trail where nothing was.
  init(_ numbers: some Collection<Int64>) {
    let numbers = Array(numbers)
    guard numbers.count >= 3, numbers[0] >= 0, numbers[2] >= 0 else { return }
    (count, remembered, restarts) = (numbers[0], numbers[1], numbers[2])
  }

  var numbers: [Int64] { [count, remembered, restarts] }

  /// The most tokens of a list with so many rows on a page.
  static func most(size: Int) -> Int64 { TrendyolLimits.mostRowsBehindTokens / Int64(max(size, 1)) }

  /// Notes the token that the list goes on with.
  /// - Parameters:
  ///   - most: Tokens that a list can have.
  ///   - list: Its name in a sentence.
  mutating func follow(
    _ token: String, most: Int64, of list: String
  ) throws(TrendyolFailure) {
    let hash = ContentHash.of(token.utf8)
    guard count == 0 || hash != remembered else {
      throw Self.failure("\(list) goes round in a circle: it gave a token a second time.")
    }
    guard count < most else {
      throw Self.failure("\(list) does not end: it went on after \(count) pages.")
    }
    count += 1
    if count & (count - 1) == 0 { remembered = hash }
  }

  /// Begins the list anew.
  mutating func restart(of list: String) throws(TrendyolFailure) {
    guard restarts < TrendyolLimits.mostRestarts else {
      throw Self.failure("\(list) does not take its own tokens back.")
    }
    let restarts = restarts + 1
    self = TokenTrail()
    self.restarts = restarts
  }

  private static func failure(_ message: String) -> TrendyolFailure {
    TrendyolFailure(ConnectorError(.contractChanged, message))
  }
}
