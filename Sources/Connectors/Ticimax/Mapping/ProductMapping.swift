import Basics
import Commerce
import ConnectorKit
import Markup

/// `UrunKarti`: a product card with its variants.
struct ProductMapping {
  private enum Field: String, CaseIterable {
    case description = "Aciklama"
    case isActive = "Aktif"
    case category = "AnaKategori"
    case createdAt = "EklemeTarihi"
    case brand = "Marka"
    case images = "Resimler"
    case supplierCode = "TedarikciKodu"
    case title = "UrunAdi"
    case path = "UrunSayfaAdresi"
    case variants = "Varyasyonlar"
  }

  private static let table = XMLFieldTable<Field>()

  let zone: LocalTimeZone
  let storefrontURL: String

  func map(_ record: RawRecord) throws(MappingError) -> ProductRecord {
    var product = try TicimaxMapping.read(record) { reader in
      var product = ProductRecord(remoteID: record.remoteID, title: "")
      var hint = 0
      try reader.forEachChild { member in
        guard let field = Self.table.field(of: member, hint: &hint) else {
          return try member.skip()
        }
        try read(field, &member, into: &product)
      }
      return product
    }
    if product.title.isEmpty {
      product.title = product.supplierCode.isEmpty ? "#\(product.remoteID)" : product.supplierCode
    }
    return product
  }

  private func read(
    _ field: Field, _ member: inout XMLReader, into product: inout ProductRecord
  ) throws {
    switch field {
    case .description: product.descriptionHTML = try member.text().string
    case .isActive: product.isActive = try member.text().flag("Aktif")
    // The card tells its main category by name only; the path would need the category tree.
    case .category: product.categoryPath = try member.text().words
    case .createdAt: product.createdAt = try member.text().moment("EklemeTarihi", zone)
    case .brand: product.brand = try member.text().words
    case .images: product.imageURLs = try links.read(&member)
    case .supplierCode: product.supplierCode = try member.text().words
    case .title: product.title = try member.text().words
    case .path: product.url = links.absolute(try member.text().words)
    case .variants: product.variants = try variants(&member)
    }
  }

  private var links: ShopLinks { ShopLinks(storefrontURL: storefrontURL) }

  private func variants(_ reader: inout XMLReader) throws -> [VariantRecord] {
    let mapping = VariantMapping(links: links)
    var variants: [VariantRecord] = []
    try reader.forEachChild { variant in
      do {
        variants.append(try mapping.read(&variant))
      } catch let error as MappingError {
        throw error.inside("Varyasyonlar[\(variants.count + 1)]")
      }
    }
    return variants
  }
}
