/// The score of one product.
public struct ProductScore: Sendable, Equatable {
  public let productID: Int64
  /// 1 is the best.
  public internal(set) var rank: Int64 = 0
  /// Points in millionths, 0...100,000,000.
  public let scoreMicro: Int64
  /// In millionths, 0...1,000,000; a part without a source is absent.
  public let parts: PartValues
  public let unitsMilli: Int64
  public let clicks: Int64
  public let favourites: Int64
  public let sizesInStock: Int64
  public let sizesTotal: Int64
  /// True when the active variants are of two sizes or more.
  let hasSeveralSizes: Bool
  public internal(set) var labels: [LabelPlace] = []

  init(product: ScoreInputs.Product, parts: PartValues, weights: ScoreWeights) {
    productID = product.id
    self.parts = parts
    scoreMicro = Self.points(of: parts, weights: weights)
    unitsMilli = max(0, product.unitsMilli)
    clicks = max(0, product.clicks)
    favourites = max(0, product.favourites)
    sizesInStock = Int64(product.cells.count(where: \.isInStock))
    sizesTotal = Int64(product.cells.count)
    hasSeveralSizes = product.cells.contains { $0.size != product.cells[0].size }
  }

  /// 100 points when every part is 1.
  static func points(of parts: PartValues, weights: ScoreWeights) -> Int64 {
    let sum = ScorePart.allCases.reduce(Int64(0)) { $0 + weights[$1] * (parts[$1] ?? 0) }
    return (sum + 5_000) / 10_000
  }

  /// Points that one part gave, in millionths.
  static func contribution(_ part: Int64, weight: Int64) -> Int64 {
    (part * weight + 5_000) / 10_000
  }

  /// Score, then units sold, then the older product: never by chance.
  static func ranksBefore(_ left: ProductScore, _ right: ProductScore) -> Bool {
    (right.scoreMicro, right.unitsMilli, left.productID)
      < (left.scoreMicro, left.unitsMilli, right.productID)
  }
}
