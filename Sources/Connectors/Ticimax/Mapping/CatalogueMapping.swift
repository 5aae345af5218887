import Commerce
import ConnectorKit
import Markup

/// `Kategori`.
struct CategoryMapping {
  func map(_ record: RawRecord) throws(MappingError) -> CategoryRecord {
    var category = CategoryRecord(
      remoteID: record.remoteID, parentRemoteID: nil, name: "", isActive: true)
    try TicimaxMapping.read(record) { reader in
      try reader.forEachChild { child in
        if child.name == "Aktif" {
          category.isActive = try child.text().flag("Aktif")
        } else if child.name == "PID" {
          category.parentRemoteID = try child.text().key("PID")
        } else if child.name == "Tanim" {
          category.name = try child.text().words
        }
      }
    }
    return category
  }
}

/// `Marka`.
struct BrandMapping {
  func map(_ record: RawRecord) throws(MappingError) -> BrandRecord {
    var brand = BrandRecord(remoteID: record.remoteID, name: "", isActive: true)
    try TicimaxMapping.read(record) { reader in
      try reader.forEachChild { child in
        if child.name == "Aktif" {
          brand.isActive = try child.text().flag("Aktif")
        } else if child.name == "Tanim" {
          brand.name = try child.text().words
        }
      }
    }
    return brand
  }
}
