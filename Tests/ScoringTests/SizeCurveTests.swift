import TestKit
import Testing

@testable import Scoring

struct SizeCurveTests {
  private typealias Cell = ScoreInputs.SizeCell

  /// Sizes 0...4 of one category that sold 15, 30, 30, 15 and 10 %, in thousands of units.
  private let teacher = ScoreInputs.Product(
    id: 99,
    cells: zip(0..., [15, 30, 30, 15, 10]).map { size, share in
      Cell(size: size, isInStock: true, unitsMilli: share * 1_000_000_000)
    })

  private func availability(inStock: Set<Int>, of sizes: Range<Int> = 0..<5) -> Int64 {
    let product = ScoreInputs.Product(
      id: 1, cells: sizes.map { Cell(size: $0, isInStock: inStock.contains($0)) })
    return SizeCurve([teacher, product]).availability(of: product)
  }

  @Test func `a missing size costs what it sells`() {
    #expect(abs(availability(inStock: [0, 1, 2, 3]) - 900_000) < 10)
    #expect(abs(availability(inStock: [0, 3, 4]) - 400_000) < 10)
    #expect(abs(availability(inStock: [1, 2, 3]) - 750_000) < 10)
  }

  @Test func `a full run is exactly 1 and an empty one exactly 0`() {
    #expect(availability(inStock: [0, 1, 2, 3, 4]) == 1_000_000)
    #expect(availability(inStock: []) == 0)
    #expect(SizeCurve([]).availability(of: ScoreInputs.Product(id: 1)) == 0)
  }

  @Test func `a broken run never rounds up to full`() {
    let best = ScoreInputs.Product(
      id: 1,
      cells: [
        Cell(size: 0, isInStock: true, unitsMilli: 1_000_000_000_000),
        Cell(size: 1, isInStock: false),
      ])
    #expect(SizeCurve([best]).availability(of: best) == 999_999)
  }

  @Test func `without any sale all sizes weigh the same`() {
    let product = ScoreInputs.Product(
      id: 1, cells: (0..<4).map { Cell(size: $0, isInStock: $0 == 0) })
    #expect(SizeCurve([product]).availability(of: product) == 250_000)
  }

  @Test func `a category with few sales borrows from the whole shop`() {
    // The small category sold one piece, of size 4; the shop sells sizes 1 and 2.
    let small = ScoreInputs.Product(
      id: 2, category: 1,
      cells: (0..<5).map { Cell(size: $0, isInStock: $0 == 4, unitsMilli: $0 == 4 ? 1000 : 0) })
    let alone = SizeCurve([small]).availability(of: small)
    let inShop = SizeCurve([teacher, small]).availability(of: small)
    #expect(inShop < alone)
    #expect(inShop > 100_000 - 10)
  }

  @Test func `a category with many sales keeps its own curve`() {
    let own = ScoreInputs.Product(
      id: 2, category: 1,
      cells: [
        Cell(size: 0, isInStock: true, unitsMilli: 1_000_000),
        Cell(size: 1, isInStock: false, unitsMilli: 9_000_000),
      ])
    #expect(abs(SizeCurve([teacher, own]).availability(of: own) - 100_000) < 2_000)
  }

  @Test func `one more size in stock never lowers the part`() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<300 {
      var cells = (0..<Int.random(in: 1...12, using: &random)).map { size in
        Cell(
          size: size, isInStock: Bool.random(using: &random),
          unitsMilli: Int64.random(in: 0...90_000, using: &random))
      }
      let before = ScoreInputs.Product(id: 1, cells: cells)
      let curve = SizeCurve([teacher, before])
      guard let gap = cells.firstIndex(where: { !$0.isInStock }) else { continue }
      cells[gap].isInStock = true
      let after = ScoreInputs.Product(id: 1, cells: cells)
      #expect(curve.availability(of: before) <= curve.availability(of: after))
      #expect((0...1_000_000).contains(curve.availability(of: before)))
    }
  }

  @Test func `sales beyond all bounds are weighed like others`() {
    let product = ScoreInputs.Product(
      id: 1,
      cells: [
        Cell(size: 0, isInStock: true, unitsMilli: .max),
        Cell(size: 0, isInStock: true, unitsMilli: .max),
        Cell(size: 1, isInStock: false, unitsMilli: .max),
      ])
    #expect((1..<1_000_000).contains(SizeCurve([product, product]).availability(of: product)))
  }
}
