/// How goods of the shop are spelled on Trendyol.
extension TrendyolCatalogue {
  static func mainID(_ card: ShopCard, _ draws: inout Draws) -> String {
    switch draws.below(100) {
    case 0..<67: card.supplierCode
    case 67..<85: String(card.supplierCode.lowercased().filter { $0 != "-" })
    default: "TY-\(card.id)"
    }
  }

  static func stockCode(_ variant: ShopVariant, _ draws: inout Draws) -> String {
    switch draws.below(100) {
    case 0..<80: variant.sku
    case 80..<88: String(variant.sku.map { $0 == "-" ? "_" : $0 })
    case 88..<95: String(variant.sku.lowercased().filter { $0 != "-" })
    default: "TY-\(variant.id)"
    }
  }

  static func review(_ draws: inout Draws) -> TrendyolContent.Review {
    switch draws.below(100) {
    case 0: .pending
    case 1:
      .rejected(
        reason: "Zorunlu Ürün Özellik Değeri Eksik/Yanlış",
        detail: "Zorunlu özellik değeri hatalı ya da eksiktir.")
    default: .approved
    }
  }

  /// The variants of each colour, in the order of the card.
  static func byColour(_ variants: [ShopVariant]) -> [[ShopVariant]] {
    var groups: [(colour: String?, variants: [ShopVariant])] = []
    for variant in variants {
      if let group = groups.firstIndex(where: { $0.colour == variant.colour }) {
        groups[group].variants.append(variant)
      } else {
        groups.append((variant.colour, [variant]))
      }
    }
    return groups.map(\.variants)
  }

  /// Barcodes of one content: mostly the shop's, some others, and now and then two changed over.
  static func barcodes(_ variants: [ShopVariant], seed: UInt64) -> [String] {
    var barcodes = variants.map(\.barcode)
    for place in barcodes.indices {
      let index = ShopKey.variantIndex(variants[place].id)
      var draws = Draws(seed: seed, .trendyolVariant, index &+ 1 << 40)
      switch draws.below(1_000) {
      case 0..<30: barcodes[place] = Barcode.ean13(item: 600_000_000 + index)
      case 30..<40: barcodes[place] = "TY" + variants[place].sku.filter { $0 != "-" }.prefix(38)
      case 40..<50 where place > 0 && barcodes[place - 1] == variants[place - 1].barcode:
        barcodes.swapAt(place, place - 1)
      default: break
      }
    }
    return barcodes
  }

  /// What Trendyol's buyers pay: VAT included, in lira, marked up to a price that ends in 9,90.
  static func price(_ variant: ShopVariant, _ written: Amount, _ markup: Int) -> Lira {
    var minor = Int64(Lira(written).minor)
    if !variant.pricesIncludeVAT { minor = (minor * Int64(100 + variant.vatPercent) + 50) / 100 }
    minor = minor * variant.currency.rate.units / 10_000
    guard markup > 0 else { return Lira(minor: max(minor, 1)) }
    let lira = minor * Int64(100 + markup) / 10_000
    return Lira(minor: max(lira / 10 * 10 + 9, 9) * 100 + 90)
  }
}
