/// The shop's category tree: id, parent, name, page.
enum CategoryTree {
  static let all: [ShopCategory] = {
    var order: [Int: Int] = [:]
    return rows.map { row in
      order[row.1, default: 0] += 1
      return ShopCategory(
        id: row.0, parent: row.1, name: row.2, page: row.3, order: order[row.1, default: 1])
    }
  }()

  private static let rows: [(Int, Int, String, String)] = [
    (11, 0, "Kadın", "/kadin"), (12, 0, "Erkek", "/erkek"), (13, 0, "Çocuk", "/cocuk"),
    (14, 0, "Ayakkabı", "/ayakkabi"), (15, 0, "Aksesuar", "/aksesuar"),
    (21, 11, "Elbise", "/kadin/elbise"), (22, 11, "Bluz & Gömlek", "/kadin/bluz-gomlek"),
    (23, 11, "Tişört", "/kadin/tisort"), (24, 11, "Pantolon", "/kadin/pantolon"),
    (25, 11, "Jean", "/kadin/jean"), (26, 11, "Etek", "/kadin/etek"),
    (27, 11, "Triko & Hırka", "/kadin/triko-hirka"), (28, 11, "Dış Giyim", "/kadin/dis-giyim"),
    (29, 11, "Ceket & Blazer", "/kadin/ceket-blazer"), (30, 11, "Tulum", "/kadin/tulum"),
    (31, 11, "Spor Giyim", "/kadin/spor-giyim"),
    (41, 12, "Gömlek", "/erkek/gomlek"), (42, 12, "Tişört", "/erkek/tisort"),
    (43, 12, "Pantolon", "/erkek/pantolon"), (44, 12, "Jean", "/erkek/jean"),
    (45, 12, "Triko & Kazak", "/erkek/triko-kazak"), (46, 12, "Mont & Kaban", "/erkek/mont-kaban"),
    (47, 12, "Sweatshirt", "/erkek/sweatshirt"), (48, 12, "Takım Elbise", "/erkek/takim-elbise"),
    (51, 13, "Kız Çocuk", "/cocuk/kiz-cocuk"), (52, 13, "Erkek Çocuk", "/cocuk/erkek-cocuk"),
    (61, 14, "Kadın Ayakkabı", "/ayakkabi/kadin"), (62, 14, "Erkek Ayakkabı", "/ayakkabi/erkek"),
    (63, 61, "Topuklu Ayakkabı", "/ayakkabi/kadin/topuklu"),
    (64, 61, "Bot & Çizme", "/ayakkabi/kadin/bot-cizme"),
    (65, 61, "Sneaker", "/ayakkabi/kadin/sneaker"),
    (66, 61, "Sandalet", "/ayakkabi/kadin/sandalet"),
    (67, 62, "Sneaker", "/ayakkabi/erkek/sneaker"), (68, 62, "Klasik", "/ayakkabi/erkek/klasik"),
    (71, 15, "Çanta", "/aksesuar/canta"), (72, 15, "Şal & Fular", "/aksesuar/sal-fular"),
    (73, 15, "Kemer", "/aksesuar/kemer"), (74, 15, "Takı", "/aksesuar/taki"),
    (75, 15, "Şapka & Bere", "/aksesuar/sapka-bere"),
  ]

  /// IDs from the root down to a category.
  static func path(to id: Int) -> [Int] {
    guard let category = byID[id] else { return [] }
    return (category.parent == 0 ? [] : path(to: category.parent)) + [id]
  }

  static func name(_ id: Int) -> String { byID[id]?.name ?? "" }

  private static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
}
