import Basics
import Commerce
import ConnectorKit
import Markup

/// A model of goods that are not approved: an array of flat rows. None of it can be bought, so
/// nothing of it is active.
enum UnapprovedMapping {
  private enum Field: String, CaseIterable {
    case barcode, title, description
    case sku = "stockCode"
    case model = "productMainId"
    case createdAt = "createDateTime"
    case brand, category, quantity, listPrice, salePrice
    case taxRate = "vatRate"
    case attributes, images
    // What the documentation calls the pictures; answers say `images`.
    case media
  }

  private static let table = JSONFieldTable<Field>()

  static func read(_ reader: inout JSONReader, remoteID: String) throws -> ProductRecord {
    let rows = try reader.list("rows") { try row(&$0, remoteID: remoteID) }
    guard var product = rows.first else {
      throw MappingError(field: "rows", reason: "are missing")
    }
    product.variants = rows.flatMap(\.variants)
    if product.title.isEmpty { product.title = product.supplierCode }
    return product
  }

  /// A product of one variant.
  private static func row(
    _ reader: inout JSONReader, remoteID: String
  ) throws -> ProductRecord {
    var product = ProductRecord(remoteID: remoteID, title: "")
    var variant = VariantMapping.Draft()
    var seen = JSONFieldsSeen()
    try reader.forEachMember { member in
      guard let field = try table.field(of: member, seen: &seen) else { return }
      switch field {
      case .title: product.title = try member.scalar().words
      case .description: product.descriptionHTML = try member.scalar().words
      case .model: product.supplierCode = try member.scalar().words
      case .createdAt: product.createdAt = try member.scalar().moment("createDateTime")
      case .brand: product.brand = try NamedThing.name(&member)
      case .category: product.categoryPath = try NamedThing.name(&member)
      case .images, .media:
        let pictures = try ImageList.read(&member)
        if !pictures.isEmpty { product.imageURLs = pictures }
      case .barcode: variant.record.barcode = BarcodeText.normalised(try member.scalar().words)
      case .sku: variant.record.sku = try member.scalar().words
      case .quantity: variant.record.stock = try member.scalar().units("quantity")
      case .listPrice:
        variant.record.listPriceMinor = try VariantMapping.minor(&member, "listPrice")
      case .salePrice: variant.record.priceMinor = try VariantMapping.minor(&member, "salePrice")
      case .taxRate: variant.record.taxRateBasisPoints = try member.scalar().rate("vatRate")
      case .attributes: variant.attributes = try AttributeMapping.read(&member)
      }
    }
    guard !variant.record.barcode.isEmpty else {
      throw MappingError(field: "barcode", reason: "is missing")
    }
    variant.record.remoteID = variant.record.barcode
    variant.record.isActive = false
    product.isActive = false
    product.variants = [variant.finished(of: [])]
    return product
  }
}
