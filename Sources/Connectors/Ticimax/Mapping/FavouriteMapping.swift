import Basics
import Commerce
import ConnectorKit
import Markup

/// `WebFavoriUrunler`: one product that one member marked.
struct FavouriteMapping {
  let zone: LocalTimeZone

  func map(_ record: RawRecord) throws(MappingError) -> FavouriteRecord {
    var memberID: String?
    var productID: String?
    var addedAt: Timestamp?
    try TicimaxMapping.read(record) { reader in
      try reader.forEachChild { child in
        if child.name == "EklemeTarihi" {
          addedAt = try child.text().moment("EklemeTarihi", zone)
        } else if child.name == "UrunKartiID" {
          productID = try child.text().key("UrunKartiID")
        } else if child.name == "UyeID" {
          memberID = try child.text().key("UyeID")
        }
      }
    }
    guard let memberID else { throw MappingError(field: "UyeID", reason: "is missing") }
    guard let productID else { throw MappingError(field: "UrunKartiID", reason: "is missing") }
    return FavouriteRecord(
      remoteID: record.remoteID, memberRemoteID: memberID, productRemoteID: productID,
      addedAt: addedAt)
  }
}
