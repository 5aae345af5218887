import Basics

/// A product as one channel lists it, with its variants.
public struct ProductRecord: Sendable, Equatable {
  /// The channel's key of the product card.
  public var remoteID: String
  public var title: String
  public var brand: String = ""
  /// Levels joined by ` > `, root first; empty when the channel tells none.
  public var categoryPath: String = ""
  /// HTML as the channel keeps it; never shown unescaped.
  public var descriptionHTML: String = ""
  /// Absolute address of the product's page, or empty.
  public var url: String = ""
  public var imageURLs: [String] = []
  public var isActive = true
  public var supplierCode: String = ""
  public var createdAt: Timestamp?
  public var variants: [VariantRecord] = []

  public init(remoteID: String, title: String) {
    self.remoteID = remoteID
    self.title = title
  }
}

/// One sellable form of a product.
public struct VariantRecord: Sendable, Equatable {
  public var remoteID: String
  public var sku: String = ""
  public var barcode: String = ""
  /// Option name to value in the channel's order: `[("Renk", "Mavi"), ("Beden", "38")]`.
  public var options: [VariantOption] = []
  public var currency: Currency = .turkishLira
  /// List price of one unit, VAT included.
  public var listPriceMinor: Int64 = 0
  /// Price that the buyer pays now, VAT included; at most the list price.
  public var priceMinor: Int64 = 0
  public var taxRateBasisPoints: Int64 = 0
  /// Stock that the channel shows, in whole units, may be negative.
  public var stock: Int64 = 0
  public var isActive = true
  public var imageURLs: [String] = []

  public init(remoteID: String) { self.remoteID = remoteID }
}

public struct VariantOption: Sendable, Equatable, Codable {
  /// What the option is about, where the channel tells: a size is what size availability counts.
  public enum Kind: String, Sendable, Codable { case size, colour, other }

  public var kind: Kind
  public var name: String
  public var value: String

  public init(kind: Kind, name: String, value: String) {
    self.kind = kind
    self.name = name
    self.value = value
  }
}
