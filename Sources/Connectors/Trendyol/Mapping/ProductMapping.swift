import Basics
import Commerce
import ConnectorKit
import Markup

/// Goods: approved ones come as a content with its variants, the others as an array of flat rows,
/// see `UnapprovedModels` (fact sheet 2026-11-23, §6.7).
enum ProductMapping {
  private enum Field: String, CaseIterable {
    case brand, category, createdAt = "creationDate", title, description, images, attributes
    case variants
    case model = "productMainId"
  }

  private static let table = JSONFieldTable<Field>()

  static func map(_ record: RawRecord) throws(MappingError) -> ProductRecord {
    try TrendyolMapping.read(record.payload) { reader in
      reader.kind == .array
        ? try UnapprovedMapping.read(&reader, remoteID: record.remoteID)
        : try content(&reader, remoteID: record.remoteID)
    }
  }

  private static func content(
    _ reader: inout JSONReader, remoteID: String
  ) throws -> ProductRecord {
    var product = ProductRecord(remoteID: remoteID, title: "")
    var attributes: [VariantOption] = []
    var variants: [VariantMapping.Draft] = []
    var seen = JSONFieldsSeen()
    try reader.forEachMember { member in
      guard let field = try table.field(of: member, seen: &seen) else { return }
      switch field {
      case .brand: product.brand = try NamedThing.name(&member)
      case .category: product.categoryPath = try NamedThing.name(&member)
      case .createdAt: product.createdAt = try member.scalar().moment("creationDate")
      case .title: product.title = try member.scalar().words
      case .description: product.descriptionHTML = try member.scalar().words
      case .images: product.imageURLs = try ImageList.read(&member)
      case .attributes: attributes = try AttributeMapping.read(&member)
      case .model: product.supplierCode = try member.scalar().words
      case .variants: variants = try member.list("variants") { try VariantMapping.read(&$0) }
      }
    }
    product.variants = variants.map { $0.finished(of: attributes) }
    product.url = variants.first { !$0.url.isEmpty }?.url ?? ""
    product.isActive = product.variants.contains(where: \.isActive)
    if product.title.isEmpty { product.title = "#\(remoteID)" }
    return product
  }
}

/// `{"id":…,"name":…}`, or the name alone as old answers have it.
enum NamedThing {
  static func name(_ reader: inout JSONReader) throws -> String {
    guard reader.kind == .object else { return try reader.scalar().words }
    var name = ""
    try reader.forEachMember { if $0.isKey("name") { name = try $0.scalar().words } }
    return name
  }
}

/// `[{"url":…}]`. Only absolute addresses: some answers name a picture by its path alone.
enum ImageList {
  static func read(_ reader: inout JSONReader) throws -> [String] {
    try reader.list("images") { image in
      guard image.kind == .object else { return try image.scalar().words }
      var url = ""
      try image.forEachMember { if $0.isKey("url") { url = try $0.scalar().words } }
      return url
    }.filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
  }
}

/// `[{"attributeName":…,"attributeValue":…}]`.
enum AttributeMapping {
  static func read(_ reader: inout JSONReader) throws -> [VariantOption] {
    try reader.list("attributes") { attribute in
      var name = ""
      var value = ""
      try attribute.members { member in
        if member.isKey("attributeName") {
          name = try member.scalar().words
        } else if member.isKey("attributeValue") || member.isKey("attributeValueName") {
          // Text in the documentation's lists too, an array where an attribute has several values.
          if member.kind != .array, member.kind != .object { value = try member.scalar().words }
        }
      }
      return VariantOption(kind: kind(of: name), name: name, value: value)
    }.filter { !$0.name.isEmpty && !$0.value.isEmpty }
  }

  private static func kind(of name: String) -> VariantOption.Kind {
    let folded = TurkishFolding.fold(name)
    if folded == "beden" || folded == "numara" || folded.hasSuffix(" beden") { return .size }
    return folded == "renk" ? .colour : .other
  }
}
