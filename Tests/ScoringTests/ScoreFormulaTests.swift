import Commerce
import TestKit
import Testing

@testable import Scoring

struct ScoreFormulaTests {
  private typealias Product = ScoreInputs.Product
  private typealias Cell = ScoreInputs.SizeCell

  private let formula = ScoreFormula(.standard)
  private let everything = Set(ScorePart.allCases)

  /// Six invented products (facts on feeds, 2026-11-23, §6.6): sales, clicks, favourites and the
  /// sizes 36 to 44 in stock, whose demand is 15, 30, 30, 15 and 10 %.
  private var example: [Product] {
    let table: [(sales: Int64, clicks: Int64, favourites: Int64, inStock: Set<Int>)] = [
      (900, 21_000, 3_000, [0, 3, 4]), (120, 2_600, 700, [0, 1, 2, 3, 4]),
      (110, 9_000, 250, [1, 2, 3]), (15, 300, 40, [0, 1, 2, 3, 4]), (0, 4, 1, [0, 1, 2, 3, 4]),
    ]
    let curve: [Int64] = [15, 30, 30, 15, 10]
    var products = zip(1..., table).map { id, row in
      Product(
        id: id, unitsMilli: row.sales * 1000, clicks: row.clicks, favourites: row.favourites,
        cells: (0..<5).map {
          // Only the curve counts here, so each product sells along it.
          Cell(
            size: $0, isInStock: row.inStock.contains($0), unitsMilli: row.sales * curve[$0] * 10)
        })
    }
    products.append(
      Product(
        id: 6, category: 1, unitsMilli: 40_000, clicks: 500, favourites: 900,
        cells: [Cell(size: 9, isInStock: true, unitsMilli: 40_000)]))
    return products
  }

  @Test func `the example gives the scores that the documentation tells`() {
    let result = formula.scores(ScoreInputs(products: example, available: everything))
    let tenths = Dictionary(
      uniqueKeysWithValues: result.scores.map { ($0.productID, ($0.scoreMicro + 50_000) / 100_000) }
    )
    #expect(tenths == [1: 696, 2: 731, 3: 620, 4: 472, 5: 400, 6: 597])
    #expect(result.scores.map(\.productID) == [2, 1, 3, 6, 4, 5])
  }

  @Test func `a product that never sold is not among the best`() {
    let result = formula.scores(ScoreInputs(products: example, available: everything))
    let top = result.scores.filter { $0.labels.contains { $0.label == .top100 } }
    #expect(top.map(\.productID) == [2, 1, 3, 6, 4])
  }

  @Test func `without clicks no product loses points for them`() {
    let quiet = example.map { product in
      var product = product
      product.clicks = 0
      return product
    }
    let result = formula.scores(
      ScoreInputs(products: quiet, available: [.sales, .size, .favourites]))
    #expect(result.scores.allSatisfy { $0.parts[.clicks] == nil })
    #expect(result.parts[2] == PartState(part: .clicks, points: 10, weight: 0, missing: .noSource))
    #expect(result.parts.reduce(0) { $0 + $1.weight } == 1_000_000)
    let full = Product(
      id: 1, unitsMilli: 1_000_000_000_000, favourites: 1_000_000_000,
      cells: [Cell(size: 0, isInStock: true)])
    let best = formula.scores(
      ScoreInputs(
        products: [
          full, Product(id: 2, unitsMilli: 1, favourites: 1),
          Product(id: 3, unitsMilli: 1, favourites: 1),
        ],
        available: [.sales, .size, .favourites]))
    #expect(best.scores[0].scoreMicro > 99_900_000)
  }

  @Test func `parts and scores stay within their bounds`() {
    var random = SeededRandom(seed: 11)
    for round in 0..<60 {
      let products = randomProducts(Int.random(in: 1...80, using: &random), &random)
      let available = everything.filter { _ in Bool.random(using: &random) }
      let result = formula.scores(ScoreInputs(products: products, available: available))
      #expect(result.scores.count == products.count)
      for score in result.scores {
        #expect((0...100_000_000).contains(score.scoreMicro), "round \(round)")
        for part in ScorePart.allCases {
          #expect((score.parts[part] != nil) == available.contains(part))
          #expect((0...1_000_000).contains(score.parts[part] ?? 0))
        }
      }
    }
  }

  @Test func `selling more never lowers a product's score or rank`() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<60 {
      var products = randomProducts(40, &random)
      let chosen = Int.random(in: 0..<40, using: &random)
      let before = score(of: products[chosen].id, in: products)
      products[chosen].unitsMilli += Int64.random(in: 1...900_000, using: &random)
      let after = score(of: products[chosen].id, in: products)
      #expect(after.scoreMicro >= before.scoreMicro)
      #expect(after.rank <= before.rank)
    }
  }

  @Test func `ranks are 1 to n, whatever the order of the input`() {
    var random = SeededRandom(seed: 21)
    let products = randomProducts(200, &random)
    let inputs = ScoreInputs(products: products, available: everything)
    let result = formula.scores(inputs)
    #expect(result.scores.map(\.rank) == Array(1...200))
    let shuffled = ScoreInputs(
      products: products.shuffled(using: &random), available: everything)
    #expect(formula.scores(shuffled).scores == result.scores)
  }

  @Test func `equal products rank by units and then by age`() {
    let products = [Product(id: 9), Product(id: 3), Product(id: 7)]
    let result = formula.scores(ScoreInputs(products: products, available: [.size]))
    #expect(result.scores.map(\.productID) == [3, 7, 9])
  }

  @Test func `an empty shop has an empty result`() {
    let result = formula.scores(ScoreInputs(products: [], available: [.size]))
    #expect(result.scores.isEmpty)
    #expect(result.parts.map(\.weight) == [0, 1_000_000, 0, 0])
  }

  private func score(of id: Int64, in products: [Product]) -> ProductScore {
    formula.scores(ScoreInputs(products: products, available: everything)).scores
      .first { $0.productID == id }
      ?? ProductScore(
        product: Product(id: -1), parts: PartValues(),
        weights: ScoreWeights(points: [:], available: []))
  }

  private func randomProducts(_ count: Int, _ random: inout SeededRandom) -> [Product] {
    (1...Int64(count)).map { id in
      let cells = (0..<Int.random(in: 0...8, using: &random)).map { size in
        Cell(
          size: size, isInStock: Bool.random(using: &random),
          unitsMilli: Int64.random(in: 0...50_000, using: &random))
      }
      return Product(
        id: id, category: Int.random(in: 0...3, using: &random),
        unitsMilli: Bool.random(using: &random) ? 0 : Int64.random(in: 0...900_000, using: &random),
        clicks: Int64.random(in: 0...5_000, using: &random),
        favourites: Int64.random(in: 0...300, using: &random), cells: cells)
    }
  }
}
