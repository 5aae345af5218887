import Basics
import Markup

/// Google Shopping as RSS 2.0 with the `g` namespace (facts on feeds, 2026-11-23, §1.1).
///
/// Each item is a line of its own: Meta, which reads the same form, refuses lines over 5 MB.
struct GoogleRSSWriter: FeedWriter {
  private var xml = XMLWriter(capacity: 300_000)
  private var currency = ""
  private var priceDigits = 2

  var count: Int { xml.count }
  mutating func takeBytes() -> [UInt8] { xml.takeBytes() }

  mutating func begin(_ head: FeedHead) {
    currency = head.currency
    priceDigits = head.priceDigits
    xml.declaration()
    xml.raw("\n")
    xml.start("rss", ("version", "2.0"), ("xmlns:g", "http://base.google.com/ns/1.0"))
    xml.start("channel")
    xml.element("title", head.title)
    xml.element("link", head.link)
    xml.element("description", head.title)
    xml.raw("\n")
  }

  mutating func write(_ item: FeedItem) {
    xml.start("item")
    xml.element("g:id", item.id)
    xml.element("g:title", item.title)
    optional("g:description", item.description)
    xml.element("g:link", item.link)
    xml.element("g:image_link", item.imageLink)
    for address in item.additionalImageLinks { xml.element("g:additional_image_link", address) }
    xml.element("g:availability", item.isInStock ? "in_stock" : "out_of_stock")
    xml.element("g:price", price(item.priceMinor))
    if let reduced = item.salePriceMinor { xml.element("g:sale_price", price(reduced)) }
    writeIdentifiers(item)
    for (field, value) in item.attributes { xml.element(field.element, value) }
    for (slot, value) in zip(Self.labelElements, item.labels) { optional(slot, value) }
    if let tenths = item.popularityTenths {
      xml.element("g:popularity_rank", minorUnits: tenths, scale: 1)
    }
    xml.end()
    xml.raw("\n")
  }

  mutating func end() {
    xml.end()
    xml.end()
    xml.raw("\n")
  }

  private mutating func writeIdentifiers(_ item: FeedItem) {
    optional("g:brand", item.brand)
    optional("g:gtin", item.gtin)
    optional("g:mpn", item.mpn)
    if !item.hasIdentifier { xml.element("g:identifier_exists", "no") }
    optional("g:item_group_id", item.groupID)
  }

  private mutating func optional(_ name: StaticString, _ text: String) {
    if !text.isEmpty { xml.element(name, text) }
  }

  private func price(_ minor: Int64) -> String {
    DecimalText.format(minorUnits: minor, scale: priceDigits) + " " + currency
  }

  private static let labelElements: [StaticString] = [
    "g:custom_label_0", "g:custom_label_1", "g:custom_label_2", "g:custom_label_3",
    "g:custom_label_4",
  ]
}

extension FeedField {
  fileprivate var element: StaticString {
    switch self {
    case .id: "g:id"
    case .title: "g:title"
    case .description: "g:description"
    case .brand: "g:brand"
    case .gtin: "g:gtin"
    case .mpn: "g:mpn"
    case .condition: "g:condition"
    case .googleCategory: "g:google_product_category"
    case .productType: "g:product_type"
    case .ageGroup: "g:age_group"
    case .gender: "g:gender"
    case .color: "g:color"
    case .size: "g:size"
    case .sizeSystem: "g:size_system"
    case .sizeType: "g:size_type"
    case .material: "g:material"
    case .pattern: "g:pattern"
    case .adult: "g:adult"
    case .isBundle: "g:is_bundle"
    case .shippingLabel: "g:shipping_label"
    }
  }
}
