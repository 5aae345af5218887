import Basics
import Commerce
import Storage

/// A fashion shop of the reference size: 5,917 products with 32,806 variants, stock, 90 days of
/// sales and favourites. The same seed gives the same shop.
struct SyntheticCatalogue {
  static let reference = 5_917
  /// The second argument of the program makes the shop another size.
  static let products =
    CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) }.map { max(1, $0) } ?? reference
  static let variants = scaled(32_806)
  static let now = Timestamp(seconds: 1_795_428_000)  // 2026-11-23T10:00:00Z

  private var random = Mixer(state: 42)
  private static let shoes = (36...46).map { String($0) }
  private static let clothes = ["XS", "S", "M", "L", "XL", "2XL", "3XL"]
  private static let colours = ["Mavi", "Siyah", "Kırmızı", "Yeşil", "Bej", "Gri", "Lacivert"]
  private static let kinds = ["Gömlek", "Elbise", "Ceket", "Pantolon", "Ayakkabı", "Çanta"]

  /// A count of the reference shop, for a shop of this size.
  static func scaled(_ count: Int) -> Int { count * products / reference }

  /// - Parameters:
  ///   - sales: rows of daily sales, spread over the 90 days.
  ///   - favourites: rows of favourites, spread over a year.
  static func fill(
    _ database: any Database, sales: Int, favourites: Int
  ) async throws {
    try await database.write { connection in
      var catalogue = SyntheticCatalogue()
      let channel = try connection.insertBatch(
        """
        INSERT INTO channels (platform, name, settings, secrets, created_at)
        VALUES ('synthetic', 'shop', '{}', ?, 0) RETURNING id
        """, [[.blob([])]])[0]
      let writer = ProductWriter(connection: connection, channelID: channel, now: now)
      for number in 0..<products {
        _ = try writer.write([
          .init(record: catalogue.product(number), contentHash: 1, existingID: nil)
        ])
      }
      try catalogue.sell(sales, channel: channel, in: connection)
      try catalogue.favour(favourites, channel: channel, in: connection)
    }
  }

  private mutating func product(_ number: Int) -> ProductRecord {
    let kind = Self.kinds[number % Self.kinds.count]
    var record = ProductRecord(remoteID: "\(10_000 + number)", title: "Keten \(kind) \(number)")
    record.brand = "Örnek Marka"
    record.categoryPath = "Giyim > \(number % 2 == 0 ? "Kadın" : "Erkek") > \(kind)"
    record.url = "https://www.example.com/keten-\(number)"
    record.imageURLs = (1...4).map { "https://cdn.example.com/urun/\(number)/\($0).jpg" }
    record.descriptionHTML = description(kind)
    let count =
      (number + 1) * Self.variants / Self.products - number * Self.variants / Self.products
    let sizes = kind == "Ayakkabı" ? Self.shoes : Self.clothes
    let colour = Self.colours[random.below(Self.colours.count)]
    record.variants = (0..<count).map { variant in
      self.variant(of: number, variant, size: sizes[variant % sizes.count], colour: colour)
    }
    return record
  }

  private mutating func variant(
    of product: Int, _ number: Int, size: String, colour: String
  ) -> VariantRecord {
    var variant = VariantRecord(remoteID: "\(500_000 + product * 10 + number)")
    variant.sku = "KTN-\(product)-\(number)-\(size)"
    variant.barcode = Self.ean13(869_000_000_000 + product * 10 + number)
    variant.options = [
      VariantOption(kind: .colour, name: "Renk", value: colour),
      VariantOption(kind: .size, name: "Beden", value: size),
    ]
    variant.listPriceMinor = Int64(20_000 + random.below(200_000))
    variant.priceMinor = variant.listPriceMinor - Int64(random.below(3) * 5_000)
    variant.stock = Int64(max(0, random.below(12) - 3))
    return variant
  }

  /// About 1,500 bytes of HTML, as shop panels write it.
  private mutating func description(_ kind: String) -> String {
    let sentences = [
      "Nefes alan keten kumaştan, düz kesim.", "Ürün ölçüleri &uuml;retim gereği ±1&nbsp;cm.",
      "Yıkama: 30&deg; ters çevirerek.", "Mankenin üzerindeki beden 38'dir &amp; boyu 175 cm.",
    ]
    let rows = (0..<14).map { _ in
      "<p style=\"margin:0\"><span>\(sentences[random.below(sentences.count)])</span> "
        + "<b>\(kind) \(random.below(1000))</b></p>"
    }
    return "<div class=\"urun\">" + rows.joined(separator: "\r\n") + "</div>"
  }

  private mutating func sell(
    _ count: Int, channel: Int64, in connection: any SQLConnection
  ) throws {
    let today = LocalTimeZone.istanbul.localDay(of: Self.now)
    var rows: [[SQLValue]] = []
    for _ in 0..<count {
      // A few variants sell most: the square of a uniform draw.
      let draw = random.below(10_000) * random.below(10_000)
      let variant = 1 + draw * (Self.variants - 1) / 100_000_000
      rows.append([
        .integer(today - Int64(random.below(90))), .count(variant), .integer(channel),
        .integer(Int64(1 + random.below(3)) * 1000),
      ])
    }
    try connection.executeBatch(
      """
      INSERT INTO daily_variant_sales
        (day, variant_id, channel_id, orders, units_milli, revenue_minor)
      VALUES (?, ?, ?, 1, ?, 0)
      ON CONFLICT (day, variant_id, channel_id) DO UPDATE
      SET units_milli = daily_variant_sales.units_milli + excluded.units_milli
      """, rows)
  }

  private mutating func favour(
    _ count: Int, channel: Int64, in connection: any SQLConnection
  ) throws {
    let rows = (0..<count).map { number -> [SQLValue] in
      let product = 1 + random.below(Self.products) * random.below(1000) / 1000
      let age = Int64(random.below(365 * 86_400))
      return [
        .integer(channel), .text("\(number)"), .text("\(number % 70_000)"), .text("\(product)"),
        .count(product), .integer(Self.now.adding(seconds: -age).milliseconds),
      ]
    }
    try connection.executeBatch(
      """
      INSERT INTO favourites (channel_id, remote_id, member_remote_id, product_remote_id,
        product_id, added_at, content_hash)
      VALUES (?, ?, ?, ?, ?, ?, 1)
      """, rows)
  }

  /// Twelve digits and their GS1 check digit.
  private static func ean13(_ number: Int) -> String {
    let digits = String(number).utf8.map { Int($0 - 48) }
    let sum = digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) }
    return "\(number)\((10 - sum % 10) % 10)"
  }

  /// SplitMix64.
  private struct Mixer {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
  }
}
