import Basics

/// What never changes about the account: the shop's data, and the lists that Trendyol itself keeps.
struct TrendyolWorld: Sendable {
  let source: any ShopSource
  let seed: UInt64
  let zone: LocalTimeZone
  /// The data is as of this moment.
  let end: Timestamp
  let brands: [TrendyolBrand]
  let categories: [Node]
  private let categoryIndex: [Int: Int]

  /// A node of Trendyol's category tree. Only leaves take products (§5).
  struct Node: Sendable {
    let id: Int
    let parent: Int?
    let name: String
    var children: [Int] = []
  }

  init(_ shop: SimulatedShop) {
    source = shop.source
    seed = shop.spec.seed
    zone = shop.zone
    end = shop.spec.end
    brands = Self.brands(source.brands)
    var nodes = Self.nodes(source.categories)
    let index = Dictionary(
      nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for node in nodes {
      if let parent = node.parent.flatMap({ index[$0] }) { nodes[parent].children.append(node.id) }
    }
    categories = nodes
    categoryIndex = index
  }

  func category(_ id: Int) -> Node? { categoryIndex[id].map { categories[$0] } }

  func isLeaf(_ id: Int) -> Bool { category(id)?.children.isEmpty ?? false }

  func brand(_ id: Int) -> TrendyolBrand? {
    let index = (id - Self.firstBrand) / Self.brandStep
    guard brands.indices.contains(index), brands[index].id == id else { return nil }
    return brands[index]
  }

  func timestamp(_ time: ShopTime) -> Timestamp { Timestamp(time, in: zone) }

  // MARK: - Trendyol's own lists

  /// The shop's brands among a thousand others, so that they fill more than one page.
  private static func brands(_ own: [String]) -> [TrendyolBrand] {
    let others = (1...1_100).map { "Pazar Markası \(CivilTime.padded($0, 4))" }
    let names = others.prefix(40) + own + others.dropFirst(40)
    return names.enumerated().map {
      TrendyolBrand(id: firstBrand + $0 * brandStep, name: $1)
    }
  }

  static let firstBrand = 10
  static let brandStep = 10

  static func category(ofShop id: Int) -> Int { 1_000 + id }

  /// The shop's tree below Trendyol's own root; some names are Trendyol's own, and there are leaves
  /// that the shop has nothing for.
  private static func nodes(_ own: [ShopCategory]) -> [Node] {
    let mapped = own.map { category in
      Node(
        id: self.category(ofShop: category.id),
        parent: category.parent == 0 ? nil : self.category(ofShop: category.parent),
        name: ownNames[category.name] ?? category.name)
    }
    return mapped + [
      Node(id: 368, parent: nil, name: "Ev & Mobilya"),
      Node(id: 1_162, parent: 368, name: "Ev Tekstili"),
      Node(id: 382, parent: 1_162, name: "Nevresim Takımı"),
      Node(id: 384, parent: 1_162, name: "Battaniye"),
    ]
  }

  private static let ownNames = [
    "Bluz & Gömlek": "Bluz", "Triko & Hırka": "Hırka", "Dış Giyim": "Mont & Kaban",
    "Ceket & Blazer": "Blazer Ceket", "Bot & Çizme": "Bot", "Şal & Fular": "Şal",
    "Takı": "Kolye", "Şapka & Bere": "Bere",
  ]
}
