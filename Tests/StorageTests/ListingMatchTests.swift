import Commerce
import TestKit
import Testing

@testable import Storage

/// Which variant a listing is, without storage.
struct ListingMatchTests {
  private typealias Goods = MatchFacts.Goods

  private static func gtin(_ number: Int) -> String {
    let digits = String(number + 868_000_000_000)
    return (0...9).map { "\(digits)\($0)" }.first(where: Barcode.isGTIN) ?? ""
  }

  private static func target(
    _ id: Int64, barcode: String? = nil, sku: String = "", title: String = "", size: String = "",
    colour: String = "", product: Int64? = nil, brand: String = ""
  ) -> MatchFacts.Goods {
    Goods(
      variantID: id, productID: product ?? id, barcode: barcode.flatMap(Barcode.normalized),
      sku: sku, title: title, brand: brand, size: size, colour: colour)
  }

  private static func listing(
    _ id: Int64, barcode: String? = nil, sku: String = "", title: String = "", size: String = "",
    colour: String = "", card: Int64? = nil, brand: String = ""
  ) -> MatchFacts.Listing {
    .init(
      id: id,
      goods: target(
        1000 + id, barcode: barcode, sku: sku, title: title, size: size, colour: colour,
        product: 1000 + (card ?? id), brand: brand))
  }

  private func decide(
    _ listings: [MatchFacts.Listing], _ targets: [MatchFacts.Goods], taken: Set<Int64> = [],
    refused: Set<MatchFacts.Pair> = []
  ) -> [Int64: MatchDecision] {
    var facts = MatchFacts()
    facts.listings = listings
    facts.targets = targets
    facts.taken = taken
    facts.refused = refused
    return ListingMatch(facts).decide()
  }

  @Test func `a barcode decides, however it is written`() {
    let code = Self.gtin(1)
    let found = decide(
      [Self.listing(1, barcode: " \(code.prefix(4)) \(code.dropFirst(4))\u{A0}", sku: "other")],
      [Self.target(7, barcode: code, sku: "abc"), Self.target(8, barcode: Self.gtin(2))])
    #expect(found == [1: .link(variantID: 7, by: .barcode)])
  }

  @Test func `a UPC is its EAN, and a wrong check digit makes no GTIN`() {
    #expect(Barcode.normalized("036000291452") == Barcode.normalized("0036000291452"))
    #expect(Barcode.isGTIN("8690000000012") != Barcode.isGTIN("8690000000013"))
    #expect(Barcode.normalized("8690000000019").map { $0.utf8.count } == 13)
    for text in ["", "   ", "123", "000000000", String(repeating: "12", count: 80)] {
      #expect(Barcode.normalized(text) == nil, "\(text)")
    }
  }

  @Test func `an SKU decides where there is no barcode to say otherwise`() {
    let found = decide(
      [Self.listing(1, sku: "abc-1"), Self.listing(2, barcode: "own-code-2", sku: "abc-2")],
      [Self.target(7, barcode: Self.gtin(1), sku: "abc-1"), Self.target(8, sku: "abc-2")])
    #expect(
      found == [1: .link(variantID: 7, by: .sku), 2: .link(variantID: 8, by: .sku)])
  }

  @Test func `one barcode and another's SKU is a conflict`() {
    let found = decide(
      [Self.listing(1, barcode: Self.gtin(1), sku: "abc-2")],
      [
        Self.target(7, barcode: Self.gtin(1), sku: "abc-1"),
        Self.target(8, barcode: Self.gtin(2), sku: "abc-2"),
      ])
    #expect(found == [1: .conflict(.skuOfAnother, variantID: 7, other: 8)])
  }

  @Test func `the same SKU under two real barcodes is a question`() {
    let found = decide(
      [Self.listing(1, barcode: Self.gtin(5), sku: "abc-1")],
      [Self.target(7, barcode: Self.gtin(1), sku: "abc-1")])
    #expect(
      found == [1: .suggest(variantID: 7, confidence: 80, reason: .skuOtherBarcode)])
  }

  @Test func `what is not unique on both sides is not linked, unless the SKU tells which`() {
    let code = Self.gtin(1)
    let twice = [Self.target(7, barcode: code, sku: "abc-1"), Self.target(8, barcode: code)]
    #expect(
      decide([Self.listing(1, barcode: code)], twice)
        == [1: .conflict(.ambiguousBarcode, variantID: 7, other: 8)])
    #expect(
      decide([Self.listing(1, barcode: code, sku: "abc-1")], twice)
        == [1: .link(variantID: 7, by: .sku)])
    let listings = [Self.listing(1, barcode: code), Self.listing(2, barcode: code)]
    let both = decide(listings, [Self.target(7, barcode: code)])
    #expect(both.values.allSatisfy { $0 == .conflict(.ambiguousBarcode, variantID: 7, other: nil) })
    #expect(
      decide(
        [Self.listing(1, sku: "abc")], [Self.target(7, sku: "abc"), Self.target(8, sku: "abc")])
        == [1: .conflict(.ambiguousSKU, variantID: 7, other: 8)])
  }

  @Test func `a variant takes one listing of a channel`() {
    let code = Self.gtin(1)
    let targets = [Self.target(7, barcode: code, sku: "abc-1")]
    let found = decide(
      [Self.listing(1, sku: "abc-1"), Self.listing(2, barcode: code, sku: "zzz")], targets)
    #expect(
      found == [
        1: .conflict(.taken, variantID: 7, other: nil), 2: .link(variantID: 7, by: .barcode),
      ])
    #expect(
      decide([Self.listing(1, barcode: code)], targets, taken: [7])
        == [1: .conflict(.taken, variantID: 7, other: nil)])
  }

  @Test func `what a person refused is not asked again`() {
    let code = Self.gtin(1)
    let found = decide(
      [Self.listing(1, barcode: code, sku: "abc-1", title: "keten gomlek")],
      [Self.target(7, barcode: code, sku: "abc-1", title: "keten gomlek")],
      refused: [.init(listingID: 1, variantID: 7)])
    #expect(found.isEmpty)
  }

  @Test func `likeness of names is a suggestion, by size and colour`() {
    let targets = [
      Self.target(
        1, title: "keten oversize gomlek", size: "m", colour: "mavi", product: 1, brand: "tezgah"),
      Self.target(
        2, title: "keten oversize gomlek", size: "l", colour: "mavi", product: 1, brand: "tezgah"),
      Self.target(3, title: "pamuk basic tisort", size: "l", product: 2, brand: "tezgah"),
    ]
    let found = decide(
      [
        Self.listing(
          1, title: "tezgah keten oversize gomlek", size: "l", colour: "mavi", brand: "tezgah"),
        Self.listing(2, title: "deri cuzdan", size: "l", brand: "tezgah"),
      ], targets)
    guard case .suggest(2, let confidence, .title)? = found[1] else {
      Issue.record("\(found)")
      return
    }
    #expect((TitleMatch.leastConfidence...95).contains(confidence))
    #expect(found[2] == nil)
  }

  @Test func `the answer does not depend on the order of the facts`() {
    var random = SeededRandom(seed: 11)
    var listings: [MatchFacts.Listing] = []
    var targets: [MatchFacts.Goods] = []
    for number in 0..<120 {
      let code = Bool.random(using: &random) ? Self.gtin(number % 90) : nil
      targets.append(
        Self.target(
          Int64(number), barcode: code, sku: "sku-\(number % 100)",
          title: "urun \(number % 40) model \(number % 7)", size: "\(number % 3)"))
      listings.append(
        Self.listing(
          Int64(number), barcode: Bool.random(using: &random) ? Self.gtin(number % 110) : nil,
          sku: "sku-\(number % 105)", title: "urun \(number % 40) model", size: "\(number % 3)"))
    }
    let expected = decide(listings, targets)
    #expect(expected.count > 60)
    for _ in 0..<10 {
      targets.shuffle(using: &random)
      #expect(decide(listings, targets) == expected)
    }
  }

  private static func catalogue(
    _ count: Int
  ) -> (listings: [MatchFacts.Listing], targets: [MatchFacts.Goods]) {
    let targets = (0..<count).map { number in
      Self.target(
        Int64(number), barcode: number % 2 == 0 ? Self.gtin(number) : nil, sku: "s-\(number)",
        title: "keten gomlek model\(number / 4)", size: "\(number % 4)",
        product: Int64(number / 4))
    }
    let listings = (0..<count).map { number in
      Self.listing(
        Int64(number), barcode: number % 2 == 0 ? Self.gtin(number) : nil,
        title: "yeni keten gomlek model\(number / 4)", size: "\(number % 4)",
        card: Int64(number / 4))
    }
    return (listings, targets)
  }

  /// Sixteen times the catalogue is some twenty times the work; every listing against every variant
  /// would be 256 times the work.
  @Test func `a large catalogue is matched in one pass`() {
    let (small, large) = (Self.catalogue(500), Self.catalogue(8000))
    var found: [Int64: MatchDecision] = [:]
    let growth = growth(below: 75) {
      found = decide(small.listings, small.targets)
    } to: {
      found = decide(large.listings, large.targets)
    }
    #expect(growth < 75)
    let linked = found.values.count { if case .link = $0 { true } else { false } }
    #expect(linked == 4000)
    #expect(found.count == 8000)
  }
}
