import Commerce
import ConnectorKit
import Markup

/// A node as `CategoryCut` writes it.
enum CategoryMapping {
  static func map(_ record: RawRecord) throws(MappingError) -> CategoryRecord {
    try TrendyolMapping.read(record.payload) { reader in
      var category = CategoryRecord(
        remoteID: record.remoteID, parentRemoteID: nil, name: "", isActive: true)
      try reader.forEachMember { member in
        if member.isKey("parentId") {
          category.parentRemoteID = try member.key()
        } else if member.isKey("name") {
          category.name = try member.scalar().words
        }
      }
      return category
    }
  }
}

enum BrandMapping {
  static func map(_ record: RawRecord) throws(MappingError) -> BrandRecord {
    try TrendyolMapping.read(record.payload) { reader in
      var brand = BrandRecord(remoteID: record.remoteID, name: "", isActive: true)
      try reader.forEachMember { if $0.isKey("name") { brand.name = try $0.scalar().words } }
      return brand
    }
  }
}
