import Commerce
import Testing

@testable import Feeds

struct ProductFilterTests {
  private func passes(
    _ filter: String, product: ListedProduct = .sample(), _ variant: ListedVariant = .sample()
  ) throws -> Bool {
    try MadeItems.one("filter: {\(filter)}", product: product, variant) != nil
  }

  @Test(arguments: [("[örnek]", true), ("[ORNEK]", true), ("[Başka]", false), ("[]", true)])
  func `brands are compared without case and Turkish letters`(
    _ brands: String, _ expected: Bool
  ) throws {
    #expect(try passes("brands: \(brands)") == expected)
  }

  @Test func `a brand can be left out`() throws {
    #expect(try passes("without-brands: [Örnek]") == false)
  }

  @Test(arguments: [
    ("Giyim", true), ("giyim > gömlek", true), ("Giyim > Göm", false), ("Gömlek", false),
    ("Giyim > Gömlek > Keten", false),
  ])
  func `a category holds what lies below it`(_ category: String, _ expected: Bool) throws {
    #expect(try passes("categories: [\(category)]") == expected)
    #expect(try passes("without-categories: [\(category)]") == !expected)
  }

  @Test func `labels let through what holds one of them`() throws {
    let product = ListedProduct.sample { $0.labels = [.fav100] }
    #expect(try passes("labels: [TOP100, FAV100]", product: product))
    #expect(try passes("labels: [TOP100]", product: product) == false)
  }

  @Test func `what is sold out is left out when asked`() throws {
    let soldOut = ListedVariant.sample { $0.available = 0 }
    #expect(try passes("in-stock-only: true", soldOut) == false)
    #expect(try passes("in-stock-only: false", soldOut))
  }

  @Test(arguments: [
    (Int64(9999), false), (10_000, true), (20_000, true), (20_001, false),
  ])
  func `price bounds hold what the buyer pays, both ends included`(
    _ price: Int64, _ expected: Bool
  ) throws {
    let variant = ListedVariant.sample { $0.priceMinor = price }
    #expect(try passes("minimum-price: 100, maximum-price: 200", variant) == expected)
  }
}
