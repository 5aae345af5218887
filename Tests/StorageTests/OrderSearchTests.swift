import Basics
import Commerce
import Storage
import TestKit
import Testing

/// Every way to search gives what looking at each order would give, page by page.
struct OrderSearchTests {
  private struct Known: Sendable {
    var key: OrderKey
    var number: String
    var status: String
    var words: [String]
    var sku: String
  }

  private static let names = ["Ayşe", "Işık", "Çağla", "Öykü", "Gül", "Deniz"]
  private static let surnames = ["Yılmaz", "İpek", "Şahin", "Gülen"]

  /// So many orders that a common name belongs to more customers than are listed one by one.
  private func withShop(
    orders: Int, _ body: @escaping @Sendable (any SQLConnection, [Known]) throws -> Void
  ) async throws {
    try await TemporaryDatabase.with { temporary in
      let known = try await temporary.database.write { try Self.fill($0, orders: orders) }
      try await temporary.database.read { try body($0, known) }
    }
  }

  private static func fill(_ connection: any SQLConnection, orders: Int) throws -> [Known] {
    try connection.execute(
      """
      INSERT INTO channels (id, platform, name, settings, secrets, created_at)
      VALUES (1, 'p', 'n', '{}', ?, 0)
      """, [.blob([])])
    var product = ProductRecord(remoteID: "p", title: "Gömlek")
    product.variants = (0..<5).map { number in
      var variant = VariantRecord(remoteID: "v\(number)")
      variant.sku = "KGM-\(number)"
      variant.barcode = "869000000000\(number)"
      return variant
    }
    _ = try ProductWriter(connection: connection, channelID: 1, now: Timestamp(seconds: 0))
      .write([.init(record: product, contentHash: 1, existingID: nil)])
    var random = SeededRandom(seed: 3)
    let records = (0..<orders).map { record($0, using: &random) }
    let ids = try OrderWriter(
      connection: connection, channelID: 1, zone: .istanbul, now: Timestamp(seconds: 0)
    ).write(records.map { .init(record: $0, contentHash: 1, existingID: nil) })
    return zip(ids, records).map { id, record in
      Known(
        key: OrderKey(placedAt: record.placedAt.milliseconds, id: id),
        number: TurkishFolding.fold(record.number), status: record.status.rawValue,
        words: TurkishFolding.words(TurkishFolding.fold(record.buyer.name)),
        sku: "kgm-" + (record.lines[0].variantRemoteID ?? "").dropFirst())
    }
  }

  private static func record(_ number: Int, using random: inout SeededRandom) -> OrderRecord {
    let status = OrderStatus.allCases.randomElement(using: &random) ?? .created
    var order = OrderRecord(
      remoteID: "\(number)", number: "TCX\(10_000 + number)",
      placedAt: Timestamp(seconds: 1_700_000_000 + Int64.random(in: 0...999, using: &random)),
      status: status, channelStatus: "0", currency: .turkishLira)
    order.buyer.name =
      "\(names.randomElement(using: &random) ?? "") \(surnames.randomElement(using: &random) ?? "")"
    order.buyer.email = "kisi\(number)@x.example"
    var line = OrderLineRecord(remoteID: "l")
    line.variantRemoteID = "v\(Int.random(in: 0..<5, using: &random))"
    line.quantityMilli = 1000
    order.lines = [line]
    return order
  }

  /// All pages, walked to the end.
  private static func everything(
    _ filter: OrderFilter, in connection: any SQLConnection
  ) throws -> [OrderKey] {
    var all: [OrderKey] = []
    while true {
      let page = try OrderSearch(connection: connection).page(
        filter, from: all.last, limit: 37)
      guard !page.isEmpty else { return all }
      all += page
    }
  }

  private static func expected(_ known: [Known], _ text: String, status: String?) -> [OrderKey] {
    let folded = TurkishFolding.fold(text)
    let words = TurkishFolding.words(folded)
    return known.filter { order in
      let isNamed = words.allSatisfy { word in order.words.contains { $0.hasPrefix(word) } }
      let isMeant = isNamed || order.number.hasPrefix(folded) || order.sku == folded
      return isMeant && (status == nil || order.status == status)
    }.map(\.key).sorted(by: >)
  }

  @Test(arguments: [400, 7000])
  func `a search gives what looking at each order gives`(orders: Int) async throws {
    try await withShop(orders: orders) { connection, known in
      for text in [
        "ayse", "IŞIK", "gül", "g", "çağla yılmaz", "ipek öykü", "TCX1003", "tcx1",
        "KGM-2", "yok", "ayse yok",
      ] {
        for status in [nil, "returned"] {
          let filter = OrderFilter(search: SearchWords(text), status: status)
          let found = try Self.everything(filter, in: connection)
          #expect(
            found == Self.expected(known, text, status: status), "\(text) \(status ?? "")")
        }
      }
    }
  }

  @Test func `a page towards the newer ends where the older one began`() async throws {
    try await withShop(orders: 400) { connection, _ in
      let filter = OrderFilter(search: SearchWords("gul"))
      let all = try Self.everything(filter, in: connection)
      let middle = all[60]
      let newer = try OrderSearch(connection: connection).page(
        filter, from: middle, direction: .newer, limit: 20)
      #expect(newer == Array(all[40..<60]))
    }
  }

  @Test func `days bound a search`() async throws {
    try await withShop(orders: 400) { connection, known in
      let from = Timestamp(seconds: 1_700_000_300)
      let to = Timestamp(seconds: 1_700_000_600)
      let filter = OrderFilter(search: SearchWords("gul"), from: from, to: to)
      let expected = Self.expected(known, "gul", status: nil).filter {
        $0.placedAt >= from.milliseconds && $0.placedAt < to.milliseconds
      }
      let found = try Self.everything(filter, in: connection)
      #expect(found == expected)
    }
  }
}
