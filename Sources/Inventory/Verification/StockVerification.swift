import Storage

/// Replays the ledger and looks whether everything that is kept beside it agrees with it.
public enum StockVerification {
  /// What must hold, each by the name that `docs/stock.md` explains.
  public enum Rule: String, Sendable, CaseIterable {
    /// I1: a warehouse's level is the sum of its movements.
    case ledgerSum
    /// I1: a variant's level is the sum over sellable warehouses.
    case levelSum
    /// I2: what is reserved is the sum of the orders' promises.
    case promiseSum
    /// I2: promises are never negative, and nothing comes back that did not leave.
    case promiseSense
    /// I2: what orders have got is what the ledger says has left.
    case shippedSum
    /// I3: a cause moves stock once.
    case causeOnce
    /// I5: nothing is promised that is not there.
    case promisedMoreThanThere
    /// I5: goods that left although the ledger did not know them. Count the place.
    case negative
    /// I9: nobody lacks what is free.
    case lacksWhatIsFree
    /// I10: a bundle's level is what can be made of its parts.
    case bundleSum
    /// I12: a movement has an actor and a cause.
    case untold
  }

  public struct Finding: Sendable, Equatable {
    public var rule: Rule
    public var variantID: Int64
    public var expected: Int64
    public var found: Int64

    /// True when it is no fault of ours but something that a person should count.
    public var isNotice: Bool { rule == .negative }
  }

  public struct Report: Sendable, Equatable {
    public var movements: Int64
    public var variants: Int64
    public var shortUnits: Int64
    public var findings: [Finding]

    public var isSound: Bool { findings.allSatisfy(\.isNotice) }
  }

  /// - Parameter limit: findings of each rule.
  public static func run(
    limit: Int = 100, in connection: any SQLConnection
  ) throws -> Report {
    var findings: [Finding] = []
    for rule in Rule.allCases {
      guard let statement = statements[rule] else { continue }
      findings += try connection.rows(statement, [.count(limit)]) {
        Finding(
          rule: rule, variantID: $0.integer(0), expected: $0.integer(1), found: $0.integer(2))
      }
    }
    return Report(
      movements: try connection.integer(movementCount) ?? 0,
      variants: try connection.integer(levelCount) ?? 0,
      shortUnits: try connection.integer(shortSum) ?? 0,
      findings: findings)
  }

  private static let statements = Dictionary(
    uniqueKeysWithValues: Rule.allCases.map { ($0, SQLStatement("\(query($0)) LIMIT ?")) })

  private static let movementCount = SQLStatement("SELECT count(*) FROM stock_movements")
  private static let levelCount = SQLStatement("SELECT count(*) FROM stock_levels")
  private static let shortSum = SQLStatement("SELECT sum(units) FROM stock_shortages")
}
