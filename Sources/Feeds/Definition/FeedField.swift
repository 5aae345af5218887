/// Attributes whose source a definition may choose, under Google's names. Identity, addresses,
/// images, availability and prices follow from the catalogue and are not among them.
public enum FeedField: String, Sendable, CaseIterable {
  case id, title, description, brand, gtin, mpn, condition
  case googleCategory = "google_product_category"
  case productType = "product_type"
  case ageGroup = "age_group"
  case gender, color, size
  case sizeSystem = "size_system"
  case sizeType = "size_type"
  case material, pattern, adult
  case isBundle = "is_bundle"
  case shippingLabel = "shipping_label"

  /// Most characters (facts on feeds, 2026-11-23, §1.4).
  var limit: Int {
    switch self {
    case .id: 50
    case .title: 150
    case .description: 5000
    case .brand, .mpn: 70
    case .googleCategory, .productType: 750
    case .material: 200
    default: 100
    }
  }

  /// The closed set of values, where there is one.
  var allowedValues: Set<String>? {
    switch self {
    case .condition: ["new", "refurbished", "used"]
    case .ageGroup: ["newborn", "infant", "toddler", "kids", "adult"]
    case .gender: ["male", "female", "unisex"]
    case .sizeSystem: ["AU", "BR", "CN", "DE", "EU", "FR", "IT", "JP", "MEX", "UK", "US"]
    case .sizeType: ["regular", "petite", "plus", "tall", "big", "maternity"]
    case .adult, .isBundle: ["yes", "no", "true", "false"]
    default: nil
    }
  }

  var defaultSource: FieldSource? {
    switch self {
    case .id, .mpn: FieldSource(origin: .sku)
    case .title: FieldSource(origin: .titleWithOptions)
    case .description: FieldSource(origin: .description)
    case .brand: FieldSource(origin: .brand)
    case .gtin: FieldSource(origin: .barcode)
    case .condition: FieldSource(fixed: "new")
    case .productType: FieldSource(origin: .category)
    case .color: FieldSource(origin: .colour)
    case .size: FieldSource(origin: .size)
    default: nil
    }
  }
}

/// Where an attribute's value comes from.
public struct FieldSource: Sendable, Equatable {
  /// What of the catalogue; nil for a fixed value.
  public var origin: FieldOrigin?
  /// The value when there is no origin or it is empty.
  public var otherwise: String

  init(origin: FieldOrigin, otherwise: String = "") {
    self.origin = origin
    self.otherwise = otherwise
  }

  init(fixed: String) {
    origin = nil
    otherwise = fixed
  }
}

/// What a definition may take from the catalogue.
public enum FieldOrigin: Sendable, Hashable {
  case title, description, brand, category, colour, size, sku, barcode
  /// The title with colour and size behind it, where it does not name them already.
  case titleWithOptions
  /// The channel's own keys.
  case productID, variantID
  /// An option of the variant by its name, such as `Kumaş`.
  case option(String)

  static let names: [String: FieldOrigin] = [
    "title": .title, "title-with-options": .titleWithOptions, "description": .description,
    "brand": .brand, "category": .category, "colour": .colour, "size": .size, "sku": .sku,
    "barcode": .barcode, "product-id": .productID, "variant-id": .variantID,
  ]

  init?(name: String) {
    if let known = Self.names[name] {
      self = known
    } else if name.hasPrefix("option:"), name.utf8.count > 7 {
      self = .option(String(name.dropFirst(7)))
    } else {
      return nil
    }
  }
}
