import Basics
import Commerce

/// Decides what a definition's filter lets through.
struct ProductFilter {
  private let filter: FeedFilter
  private let currency: String
  private let isOpen: Bool

  /// - Parameter currency: of the price bounds.
  init(_ filter: FeedFilter, _ currency: Currency) {
    self.filter = filter
    self.currency = currency.rawValue
    isOpen = filter == FeedFilter()
  }

  func accepts(_ product: ListedProduct) -> Bool {
    if isOpen { return true }
    if !filter.labels.isEmpty, filter.labels.isDisjoint(with: product.labels) { return false }
    let brand = TurkishFolding.fold(product.brand)
    if !filter.brands.isEmpty, !filter.brands.contains(brand) { return false }
    if filter.withoutBrands.contains(brand) { return false }
    let category = TurkishFolding.fold(product.categoryPath)
    if !filter.categories.isEmpty, !isBelow(filter.categories, category) { return false }
    return !isBelow(filter.withoutCategories, category)
  }

  func accepts(_ variant: ListedVariant) -> Bool {
    if isOpen { return true }
    if filter.inStockOnly, variant.available <= 0 { return false }
    // Prices in another money cannot be compared; they are left out for that and told as such.
    guard variant.currency == currency else { return true }
    if let minimum = filter.minimumPriceMinor, variant.priceMinor < minimum { return false }
    if let maximum = filter.maximumPriceMinor, variant.priceMinor > maximum { return false }
    return true
  }

  /// `giyim > kadin` holds itself and `giyim > kadin > elbise`, not `giyim > kadinlar`.
  private func isBelow(_ categories: [String], _ path: String) -> Bool {
    categories.contains { path == $0 || path.hasPrefix($0 + " > ") }
  }
}
