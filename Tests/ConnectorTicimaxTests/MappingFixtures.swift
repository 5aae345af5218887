import Basics
import Commerce
import ConnectorKit

@testable import ConnectorTicimax

/// Invented records in the form of the wire, and their mapping.
enum Fixture {
  static let mapping = TicimaxMapping(zone: .istanbul, storefrontURL: "https://magaza.example")

  static func record(_ element: String, _ members: String, id: String = "60001") -> RawRecord {
    let payload = Array("<a:\(element)>\(members)</a:\(element)>".utf8)
    return RawRecord(remoteID: id, contentHash: 0, payload: payload[...])
  }

  static func order(_ members: String) throws(MappingError) -> OrderRecord {
    try OrderMapping(zone: .istanbul).map(record("WebSiparis", members))
  }

  /// The least that an order needs.
  static let leastOrder =
    "<a:Durum>2</a:Durum><a:SiparisTarihi>2026-11-22T14:05:00</a:SiparisTarihi>"

  static func product(_ members: String) throws(MappingError) -> ProductRecord {
    try ProductMapping(zone: .istanbul, storefrontURL: "https://magaza.example")
      .map(record("UrunKarti", members, id: "501"))
  }

  static func variant(_ members: String) throws(MappingError) -> VariantRecord {
    let product = try product(
      "<a:Varyasyonlar><a:Varyasyon><a:ID>9001</a:ID>\(members)</a:Varyasyon></a:Varyasyonlar>")
    guard let variant = product.variants.first else {
      throw MappingError(field: "Varyasyonlar", reason: "is empty")
    }
    return variant
  }
}
