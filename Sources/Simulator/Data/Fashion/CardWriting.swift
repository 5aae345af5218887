import Basics

/// Makes whole cards of the generated catalogue.
extension FashionCatalogue {
  func pricing(_ row: Int) -> CardPricing {
    CardPricing(
      seed: seed, row: row, garment: Garment.all[plans[row].garment],
      isDiscounted: rows[row].isDiscounted)
  }

  func supplierCode(_ row: Int) -> String {
    "\(Garment.all[plans[row].garment].code)-\(CivilTime.padded(row + 1, 5))"
  }

  func name(_ row: Int) -> String {
    let garment = Garment.all[plans[row].garment]
    var draws = Draws(seed: seed, .card, row &+ 1 << 40)
    let pattern = draws.chance(0.3) ? draws.pick(Self.patterns) + " " : ""
    return "\(pattern)\(draws.pick(garment.materials)) \(draws.pick(garment.cuts)) \(garment.noun)"
  }

  func images(_ row: Int) -> [String] {
    let code = supplierCode(row)
    return (1...(2 + row % 3)).map { "https://static.example.com/urun/\(code)-\($0).jpg" }
  }

  func card(_ row: Int) -> ShopCard {
    let facts = rows[row]
    let name = name(row)
    var card = ShopCard(
      id: ShopKey.card(row), name: name, description: Self.description(of: name, row: row),
      supplierCode: supplierCode(row), page: "/\(Slug.of(name))-p-\(ShopKey.card(row))",
      images: images(row), brandName: TradeNames.brands[facts.brand],
      categoryName: CategoryTree.name(facts.category),
      categoryIDs: CategoryTree.path(to: facts.category), row: facts)
    let pricing = pricing(row)
    card.variants = facts.variants.map { variant($0, row: row, pricing: pricing) }
    return card
  }

  func variant(_ index: Int, row: Int, pricing: CardPricing) -> ShopVariant {
    let options = options(index, row: row)
    let code = supplierCode(row)
    let pairs = options.map { "\($0.name)|\($0.value)" }.joined(separator: "|")
    return ShopVariant(
      id: ShopKey.variant(index), sku: sku(index, row: row),
      barcode: barcode(index, row: row), supplierCode: "\(code)|\(pairs)", options: options,
      images: ["https://static.example.com/urun/\(code)-1.jpg"],
      listPrice: pricing.written(pricing.list), salePrice: pricing.written(pricing.sale),
      cost: pricing.cost, currency: .lira, pricesIncludeVAT: pricing.includesVAT,
      vatPercent: pricing.vatPercent, stock: stock(index, row: row),
      stockChangedAt: rows[row].stockChangedAt, isActive: rows[row].isActive)
  }

  func options(_ index: Int, row: Int) -> [ShopOption] {
    let number = index - rows[row].firstVariant
    let colour = plans[row].colour(ofVariant: number)
    return [
      ShopOption(kind: .colour, name: "Renk", value: colour.name, colourCode: colour.hex),
      ShopOption(
        kind: .size, name: "Beden", value: plans[row].size(ofVariant: number), colourCode: nil),
    ]
  }

  func barcode(_ index: Int, row: Int) -> String {
    let isShared = sharesBarcodes && index % 251 == 17 && index > rows[row].firstVariant
    return Barcode.ean13(item: isShared ? index - 1 : index)
  }

  func sku(_ index: Int, row: Int) -> String {
    let number = index - rows[row].firstVariant
    let size = plans[row].size(ofVariant: number)
    let short = size == "Standart" ? "STD" : String(size.unicodeScalars.filter(Self.isInCode))
    return "\(supplierCode(row))-\(plans[row].colour(ofVariant: number).code)-\(short)"
  }

  private static func isInCode(_ scalar: Unicode.Scalar) -> Bool {
    (scalar >= "0" && scalar <= "9") || (scalar >= "A" && scalar <= "Z")
  }

  /// The row whose supplier code begins a stock code, e.g. 41 for `ELB-00042-SYH-38`.
  func row(ofSKU sku: String) -> Int? {
    let parts = sku.split(separator: "-")
    guard parts.count >= 2, let number = Int(parts[1]), rows.indices.contains(number - 1) else {
      return nil
    }
    return number - 1
  }

  private static let patterns = [
    "Çiçek Desenli", "Çizgili", "Puantiyeli", "Ekose", "Leopar Desenli", "Batik", "Nakışlı",
  ]

  private static func description(of name: String, row: Int) -> String {
    let care = ["30°C'de yıkayınız", "Elde yıkayınız", "Kuru temizleme önerilir"][row % 3]
    return """
      <p><strong>\(name)</strong>, günlük şıklığı ve rahatlığı bir araya getirir. Ürünümüz tam \
      kalıptır; kendi bedeninizi tercih edebilirsiniz.</p><ul><li>Türkiye'de üretilmiştir</li>\
      <li>\(care) &amp; düşük ısıda ütüleyiniz</li><li>Manken ölçüleri: 1,76 m – 38 beden</li></ul>
      """
  }
}
