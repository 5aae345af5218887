@testable import Feeds

extension ListedProduct {
  /// A shirt with everything that a feed needs.
  static func sample(_ change: (inout ListedProduct) -> Void = { _ in }) -> ListedProduct {
    var product = ListedProduct(
      id: 7, title: "Keten Gömlek", brand: "Örnek", categoryPath: "Giyim > Gömlek",
      descriptionHTML: "<p>Yazlık keten.</p>", imageURL: "https://cdn.example/1.jpg",
      imageURLs: #"["https://cdn.example/1.jpg","https://cdn.example/2.jpg"]"#,
      url: "https://shop.example/keten-gomlek", remoteID: "K7", scoreMicro: 64_250_000, labels: [])
    change(&product)
    return product
  }
}

extension ListedVariant {
  static func sample(
    _ id: Int64 = 1, _ change: (inout ListedVariant) -> Void = { _ in }
  ) -> ListedVariant {
    var variant = ListedVariant(
      id: id, productID: 7, sku: "SKU-\(id)", barcode: "8690000000005", options: "[]", size: "38",
      colour: "Mavi", currency: "TRY", priceMinor: 123_450, listPriceMinor: 123_450, imageURL: "",
      available: 3, remoteID: "V\(id)")
    change(&variant)
    return variant
  }
}

/// What a definition makes of a product.
struct MadeItems {
  var items: [FeedItem] = []
  var maker: ItemMaker

  init(_ yaml: String = "") throws {
    maker = ItemMaker(try FeedDefinition(yaml: "slug: test\n" + yaml))
  }

  /// Adds variants of the sample product.
  mutating func add(_ variants: [ListedVariant]) { add(.sample(), variants) }

  /// Adds a product with its variants.
  mutating func add(_ product: ListedProduct, _ variants: [ListedVariant]) {
    var made: [FeedItem] = []
    maker.items(of: product, variants[...]) { made.append($0) }
    items += made
  }

  static func one(_ variant: ListedVariant) throws -> FeedItem? { try one("", variant) }

  /// The item of one variant of the sample product; nil when it was left out.
  static func one(
    _ yaml: String = "", product: ListedProduct = .sample(), _ variant: ListedVariant = .sample()
  ) throws -> FeedItem? {
    var made = try MadeItems(yaml)
    made.add(product, [variant])
    return made.items.first
  }
}

extension FeedItem {
  func value(of field: FeedField) -> String? { attributes.first { $0.field == field }?.value }
}
