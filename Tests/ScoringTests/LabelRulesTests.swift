import Commerce
import Testing

@testable import Scoring

struct LabelRulesTests {
  private typealias Product = ScoreInputs.Product
  private typealias Cell = ScoreInputs.SizeCell

  private func holders(
    _ label: ScoreLabel, of products: [Product],
    available: Set<ScorePart> = Set(ScorePart.allCases)
  ) -> [Int64] {
    ScoreFormula(.standard).scores(ScoreInputs(products: products, available: available)).scores
      .compactMap { score in
        score.labels.first { $0.label == label }.map { ($0.rank, score.productID) }
      }
      .sorted { $0 < $1 }.map(\.1)
  }

  @Test func `a list of hundred ends at hundred`() {
    let products = (1...250).map {
      Product(id: $0, unitsMilli: $0 * 1000, clicks: $0, favourites: $0)
    }
    for label in [ScoreLabel.top100, .sales100, .fav100, .click100] {
      #expect(holders(label, of: products) == (151...250).reversed().map { $0 })
    }
  }

  @Test func `whoever sold nothing is in no list of sales`() {
    let products = [Product(id: 1, unitsMilli: 1000), Product(id: 2), Product(id: 3)]
    #expect(holders(.sales100, of: products) == [1])
    #expect(holders(.fav100, of: products).isEmpty)
  }

  @Test func `CLICK100 is not given where nobody tells clicks`() {
    let products = [Product(id: 1, unitsMilli: 1000, clicks: 50)]
    #expect(holders(.click100, of: products) == [1])
    #expect(holders(.click100, of: products, available: [.sales, .size, .favourites]).isEmpty)
  }

  @Test func `in a shop whose sales nobody tells the best may be unsold`() {
    #expect(holders(.top100, of: [Product(id: 1), Product(id: 2)], available: [.size]) == [1, 2])
  }

  @Test func `STOKFUL needs every variant in stock and at least two sizes`() {
    let products = [
      Product(id: 1, cells: [Cell(size: 0, isInStock: true), Cell(size: 1, isInStock: true)]),
      Product(id: 2, cells: [Cell(size: 0, isInStock: true), Cell(size: 1, isInStock: false)]),
      Product(id: 3, cells: [Cell(size: 0, isInStock: true)]),
      // Two colours of one size are no run.
      Product(id: 4, cells: [Cell(size: 0, isInStock: true), Cell(size: 0, isInStock: true)]),
      Product(id: 5, cells: []),
    ]
    #expect(holders(.stokFul, of: products) == [1])
  }

  @Test func `equal counts are settled by score, then by age`() {
    let products = [
      Product(id: 1, unitsMilli: 5000),
      Product(id: 2, unitsMilli: 5000, cells: [Cell(size: 0, isInStock: true)]),
      Product(id: 3, unitsMilli: 5000),
    ]
    #expect(holders(.sales100, of: products) == [2, 1, 3])
  }
}
