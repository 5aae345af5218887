import Commerce
import Testing

@testable import Feeds

struct ItemLabelTests {
  private func labels(
    _ yaml: String = "", _ change: (inout ListedProduct) -> Void
  ) throws -> [String]? {
    try MadeItems.one(yaml, product: .sample(change))?.labels
  }

  @Test func `each slot of the default feed holds its own label`() throws {
    let labels = try labels {
      ($0.labels, $0.scoreMicro) = ([.top100, .stokFul, .sales100, .fav100], 91_000_000)
    }
    #expect(labels == ["TOP100", "STOKFUL", "SALES100", "FAV100", "80-100"])
  }

  @Test func `a product without labels and score leaves the slots empty`() throws {
    #expect(try labels { $0.scoreMicro = nil } == ["", "", "", "", ""])
  }

  @Test(arguments: [
    ([ScoreLabel.sales100, .top100], "TOP100"), ([.sales100], "SALES100"), ([.fav100], "yok"),
  ])
  func `one slot takes the first label that the product holds, else the other text`(
    _ held: [ScoreLabel], _ expected: String
  ) throws {
    let rule = "labels: {custom_label_2: {first-of: [TOP100, SALES100], otherwise: yok}}"
    #expect(try labels(rule) { $0.labels = held } == ["", "", expected, "", ""])
  }

  @Test(arguments: [
    (Int64(100_000_000), "80-100"), (80_000_000, "80-100"), (79_999_999, "60-80"),
    (20_000_000, "20-60"), (19_999_999, "0-20"), (0, "0-20"),
  ])
  func `a band holds its lower bound and not its upper one`(
    _ micro: Int64, _ expected: String
  ) throws {
    let rule = "labels: {custom_label_0: {score-bands: [80, 60, 20]}}"
    #expect(try labels(rule) { $0.scoreMicro = micro }?[0] == expected)
  }

  @Test func `a slot takes a fixed text or a value of the catalogue`() throws {
    let rule = "labels: {custom_label_0: kış, custom_label_1: {from: brand}}"
    #expect(try labels(rule) { $0.brand = "Örnek" } == ["kış", "Örnek", "", "", ""])
  }

  @Test func `a value of the catalogue is cut at 100 characters`() throws {
    let rule = "labels: {custom_label_0: {from: description}}"
    let labels = try labels(rule) { $0.descriptionHTML = String(repeating: "ş", count: 101) }
    #expect(labels?[0] == String(repeating: "ş", count: 100))
  }

  @Test func `the thousand-and-first value of a slot is left out, and the report tells`() throws {
    var made = try MadeItems("labels: {custom_label_0: {from: sku}}")
    made.add((1...1001).map { .sample($0) })
    made.add([.sample(1)])
    #expect(made.items[999].labels[0] == "SKU-1000")
    #expect(made.items[1000].labels[0] == "")
    #expect(made.items[1001].labels[0] == "SKU-1")
    #expect(made.maker.report.warnings[.tooManyLabelValues] == 1)
  }

  @Test func `the report counts items by label`() throws {
    var made = try MadeItems()
    made.add(.sample { $0.labels = [.top100] }, [.sample(1), .sample(2)])
    made.add([.sample(3)])
    #expect(made.maker.report.labelValues[0] == ["TOP100": 2])
    #expect(made.maker.report.labelValues[4] == ["60-80": 3])
  }
}
