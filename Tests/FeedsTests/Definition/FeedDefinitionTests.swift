import Basics
import Commerce
import Testing

@testable import Feeds

struct FeedDefinitionTests {
  @Test func `a slug alone is a whole definition`() throws {
    let definition = try FeedDefinition(yaml: "slug: google")
    var expected = FeedDefinition(slug: "google", title: "google")
    expected.namesCurrency = false
    #expect(definition == expected)
  }

  @Test func `the default feed writes out what a slug alone means`() throws {
    let definition = try FeedDefinition(yaml: DefaultFeed.yaml)
    #expect(definition == (try FeedDefinition(yaml: "slug: google\ntitle: Google Shopping")))
  }

  @Test func `place, language, currency and token are read`() throws {
    let definition = try FeedDefinition(
      yaml: """
        slug: eu-2
        title: Avrupa
        format: google-rss
        channel: Mağaza
        link: https://shop.example/ürün
        language: de
        currency: eur
        token: 0123456789abcdef
        drop-guard-percent: 100
        """)
    #expect(definition.title == "Avrupa")
    #expect(definition.channel == "Mağaza")
    #expect(definition.link == "https://shop.example/%C3%BCr%C3%BCn")
    #expect(definition.language == "de")
    #expect(definition.currency == .euro)
    #expect(definition.namesCurrency)
    #expect(definition.token == "0123456789abcdef")
    #expect(definition.dropGuardPercent == 100)
  }

  @Test func `a filter is folded and its prices are exact`() throws {
    let filter = try FeedDefinition(
      yaml: """
        slug: a
        filter:
          in-stock-only: yes
          brands: [ÖRNEK]
          without-categories: [Giyim > İç Giyim]
          labels: [TOP100, STOKFUL]
          minimum-price: 99.90
          maximum-price: 1000
        """
    ).filter
    #expect(filter.inStockOnly)
    #expect(filter.brands == ["ornek"])
    #expect(filter.withoutCategories == ["giyim > ic giyim"])
    #expect(filter.labels == [.top100, .stokFul])
    #expect(filter.minimumPriceMinor == 9990)
    #expect(filter.maximumPriceMinor == 100_000)
  }

  @Test func `a field takes a fixed value, a source, or a source with a default`() throws {
    let definition = try FeedDefinition(
      yaml: """
        slug: a
        fields:
          gender: female
          age_group: {value: adult}
          material: {from: "option:Kumaş"}
          brand: {from: brand, default: Örnek}
        """)
    #expect(definition.source(of: .gender) == FieldSource(fixed: "female"))
    #expect(definition.source(of: .ageGroup) == FieldSource(fixed: "adult"))
    #expect(definition.source(of: .material) == FieldSource(origin: .option("Kumaş")))
    #expect(definition.source(of: .brand) == FieldSource(origin: .brand, otherwise: "Örnek"))
  }

  @Test func `a field that is not named keeps its usual source`() throws {
    let definition = try FeedDefinition(yaml: "slug: a\nfields: {gender: male}")
    #expect(definition.source(of: .id) == FieldSource(origin: .sku))
    #expect(definition.source(of: .pattern) == nil)
  }

  @Test func `label rules are read by slot and slots without one stay empty`() throws {
    let labels = try FeedDefinition(
      yaml: """
        slug: a
        labels:
          custom_label_0: {first-of: [TOP100, SALES100], otherwise: diğer}
          custom_label_1: {score-bands: [80, 50]}
          custom_label_3: {from: brand}
          custom_label_4: kış
        """
    ).labels
    #expect(
      labels == [
        .firstOf([.top100, .sales100], otherwise: "diğer"), .scoreBand([80, 50]), nil,
        .field(FieldSource(origin: .brand)), .field(FieldSource(fixed: "kış")),
      ])
  }
}
