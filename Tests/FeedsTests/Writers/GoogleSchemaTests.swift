import Basics
import Commerce
import Feeds
import Foundation
import Testing

/// A built feed against the structure that Google asks for, judged by libxml2's `xmllint`.
struct GoogleSchemaTests {
  private func judge(_ path: String, in shop: FeedShop) async throws -> ChildProcess {
    let schema = try #require(Bundle.module.resourceURL)
      .appendingPathComponent("Fixtures/google_product_rss20.rng").path
    let verdict = try await ChildProcess.run(
      "xmllint", "--noout", "--nonet", "--relaxng", schema, path, in: shop.folder)
    try #require(verdict.status != 127, "xmllint is not installed (Debian: libxml2-utils)")
    return verdict
  }

  /// Every attribute that a definition can send, and texts that want to break out.
  private func fill(_ shop: FeedShop) async throws {
    let hostile = "]]> <b>&amp;\u{0}\u{1F}\u{FFFE}\u{E000} \"' İğne 😀 </g:title></item>"
    try await shop.add("plain")
    try await shop.add("bare") { record in
      (record.brand, record.categoryPath) = ("", "")
      (record.variants[0].sku, record.variants[0].options) = ("", [])
    }
    try await shop.add(hostile) { record in
      record.title = String(repeating: hostile, count: 20)
      record.brand = String(repeating: hostile, count: 20)
      record.categoryPath = String(repeating: hostile + " > ", count: 20)
      record.descriptionHTML = String(repeating: hostile + "<script>x</script>", count: 200)
      record.url = "https://shop.example/ü <a>&\"'"
      record.imageURLs = (1...15).map { "https://cdn.example/ı \($0).jpg?a=1&b=<2>" }
      record.variants = ["S", "XL/\(hostile)"].map { FeedShop.variant(hostile + $0, size: $0) }
      record.variants[0].barcode = "8690000000005"
      record.variants[0].listPriceMinor = 19_999
      record.variants[1].options += [
        VariantOption(kind: .colour, name: "Renk", value: hostile + ",Mavi,Gri"),
        VariantOption(kind: .other, name: "Kumaş", value: hostile),
      ]
      record.variants[1].stock = 0
    }
    try await shop.execute(
      """
      INSERT INTO scores (profile, product_id, rank, score_micro, units_milli, click_count,
        favourite_count, sizes_in_stock, sizes_total, labels)
      SELECT 'default', id, id, 100000000 / id, 0, 0, 0, 1, 1, 'TOP100 STOKFUL' FROM products
      """)
  }

  @Test func `a feed of hostile texts keeps to Google's structure`() async throws {
    try await FeedShop.with { shop in
      try await fill(shop)
      try await shop.define(
        """
        slug: google
        title: "]]> <Mağaza> & Co"
        fields:
          google_product_category: "166"
          age_group: adult
          gender: female
          size_system: EU
          size_type: regular
          material: {from: "option:Kumaş"}
          pattern: {from: description}
          adult: no
          is_bundle: no
          shipping_label: {from: title}
        labels:
          custom_label_0: {first-of: [TOP100], otherwise: diğer}
          custom_label_1: {score-bands: [50]}
          custom_label_2: {from: description}
          custom_label_3: {from: brand}
          custom_label_4: kış
        """)
      let outcome = try await shop.builder().build("google")
      #expect(outcome.report.written == 4)
      let verdict = try await judge(outcome.artifact.plain.path, in: shop)
      #expect(verdict.status == 0, "\(verdict.output)")
    }
  }

  @Test func `a feed without items keeps to Google's structure`() async throws {
    try await FeedShop.with { shop in
      let outcome = try await shop.builder().build("google")
      #expect(outcome.report.written == 0)
      let verdict = try await judge(outcome.artifact.plain.path, in: shop)
      #expect(verdict.status == 0, "\(verdict.output)")
    }
  }

  @Test func `the judge finds a price that is written wrongly`() async throws {
    try await FeedShop.with { shop in
      try await shop.add("plain")
      let outcome = try await shop.builder().build("google")
      let text = try shop.text(outcome.artifact.plain.path)
      let broken = text.replacing("100.00 TRY", with: "100,00 TL")
      #expect(broken != text)
      let path = shop.folder + "/broken.xml"
      try Data(broken.utf8).write(to: URL(fileURLWithPath: path))
      let verdict = try await judge(path, in: shop)
      #expect(verdict.status != 0)
      #expect(verdict.output.contains("price"))
    }
  }
}
