import Basics

/// Finds goods that are called alike. Pure; rare words lead to the few products worth comparing, so
/// the work grows with the number of listings, not with the product of both.
struct TitleMatch {
  /// Words that more products share tell nothing.
  static let commonWord = 200
  static let wordLimit = 24
  static let unknownWord = 0.2
  /// Suggestions below it would only be noise.
  static let leastConfidence = 60

  private struct Product {
    var id: Int64
    var words: Set<String>
    var brand: String
    var variants: [MatchFacts.Goods]
  }

  private let products: [Product]
  /// Places in `products` by word.
  private let places: [String: [Int]]

  init(_ targets: [MatchFacts.Goods]) {
    let groups = Dictionary(grouping: targets, by: \.productID)
    products = groups.keys.sorted().compactMap { id in
      guard let variants = groups[id], let first = variants.first else { return nil }
      return Product(
        id: id, words: Self.words(first), brand: first.brand,
        variants: variants.sorted { $0.variantID < $1.variantID })
    }
    var places: [String: [Int]] = [:]
    for (place, product) in products.enumerated() {
      for word in product.words { places[word, default: []].append(place) }
    }
    self.places = places
  }

  func suggest(
    _ listings: [MatchFacts.Listing], except refused: Set<MatchFacts.Pair>
  ) -> [Int64: MatchDecision] {
    var found: [Int64: MatchDecision] = [:]
    // Variants of one card are called alike: the products are looked for once.
    for (_, card) in Dictionary(grouping: listings, by: \.goods.productID) {
      guard let first = card.first else { continue }
      let likely = candidates(first.goods)
      for listing in card {
        found[listing.id] = best(listing, isAlone: card.count == 1, likely, refused)
      }
    }
    return found
  }

  /// The products that share the most telling words, with their likeness from 0 to 1.
  private func candidates(_ goods: MatchFacts.Goods) -> [(product: Product, likeness: Double)] {
    let words = Self.words(goods)
    var shared: [Int: Double] = [:]
    for word in words {
      guard let places = places[word], places.count <= Self.commonWord else { continue }
      for place in places { shared[place, default: 0] += weight(word) }
    }
    return shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map { place, _ in
      (products[place], likeness(words, products[place].words))
    }
  }

  /// Shared weight of all weight: rare words count more.
  private func likeness(_ one: Set<String>, _ other: Set<String>) -> Double {
    func sum(_ words: Set<String>) -> Double {
      // In a fixed order, so that the sum is the same to the last bit.
      words.sorted().reduce(0) { $0 + weight($1) }
    }
    let all = sum(one.union(other))
    return all > 0 ? sum(one.intersection(other)) / all : 0
  }

  /// A word that no product has is the channel's own praise as a rule: it weighs little.
  private func weight(_ word: String) -> Double {
    guard let places = places[word] else { return Self.unknownWord }
    return 1 / Double(1 + places.count).squareRoot()
  }

  private func best(
    _ listing: MatchFacts.Listing, isAlone: Bool,
    _ likely: [(product: Product, likeness: Double)], _ refused: Set<MatchFacts.Pair>
  ) -> MatchDecision? {
    var best: (variantID: Int64, confidence: Int)?
    for (product, likeness) in likely {
      for variant in product.variants {
        let pair = MatchFacts.Pair(listingID: listing.id, variantID: variant.variantID)
        guard !refused.contains(pair) else { continue }
        let isOnly = isAlone && product.variants.count == 1
        guard let confidence = Self.confidence(listing.goods, variant, likeness, isOnly: isOnly),
          confidence >= Self.leastConfidence, confidence > best?.confidence ?? 0
        else { continue }
        best = (variant.variantID, confidence)
      }
    }
    return best.map {
      .suggest(variantID: $0.variantID, confidence: $0.confidence, reason: .title)
    }
  }

  /// Per cent, at most 95: names alone are never sure. Nil where size or colour differ.
  static func confidence(
    _ listing: MatchFacts.Goods, _ variant: MatchFacts.Goods, _ likeness: Double, isOnly: Bool
  ) -> Int? {
    var value = 70 * likeness
    if !listing.brand.isEmpty, listing.brand == variant.brand { value += 10 }
    for (one, other) in [(listing.size, variant.size), (listing.colour, variant.colour)] {
      guard !one.isEmpty, !other.isEmpty else { continue }
      guard one == other else { return nil }
      value += 10
    }
    if isOnly { value += 10 }
    return min(95, Int(value.rounded()))
  }

  private static func words(_ goods: MatchFacts.Goods) -> Set<String> {
    Set(TurkishFolding.words(goods.title).prefix(wordLimit))
  }
}
