import Basics
import Commerce

extension FeedFilter {
  init(_ value: YAMLValue, _ currency: Currency) throws {
    let members = try value.members([
      "in-stock-only", "brands", "without-brands", "categories", "without-categories", "labels",
      "minimum-price", "maximum-price",
    ])
    func texts(_ name: String) throws -> [String] {
      try members[name]?.items().map { try $0.text(limit: 750) } ?? []
    }
    inStockOnly = try members["in-stock-only"]?.flag() ?? false
    brands = Set(try texts("brands").map { TurkishFolding.fold($0) })
    withoutBrands = Set(try texts("without-brands").map { TurkishFolding.fold($0) })
    categories = try texts("categories").map { TurkishFolding.fold($0) }
    withoutCategories = try texts("without-categories").map { TurkishFolding.fold($0) }
    labels = Set(try members["labels"]?.items().map { try $0.scoreLabel() } ?? [])
    minimumPriceMinor = try members["minimum-price"].map { try Self.price($0, currency) }
    maximumPriceMinor = try members["maximum-price"].map { try Self.price($0, currency) }
    if let minimumPriceMinor, let maximumPriceMinor, minimumPriceMinor > maximumPriceMinor {
      throw value.error("has a minimum-price above its maximum-price")
    }
  }

  private static func price(_ value: YAMLValue, _ currency: Currency) throws -> Int64 {
    guard let price = DecimalText.parse(try value.text(), scale: currency.minorDigits), price >= 0
    else { throw value.error("must be an amount such as 99.90") }
    return price
  }
}
