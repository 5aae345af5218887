import Basics
import Storage
import TestKit
import Testing

struct CustomerResolverTests {
  private func mention(
    _ email: String, _ phone: String = "", member: String? = nil, at: Int64 = 0
  ) -> CustomerMention {
    CustomerMention(
      channelID: 1, memberRemoteID: member, name: "Işıl Öz", email: email, phone: phone,
      city: "İzmir", currency: "TRY", at: Timestamp(seconds: at))
  }

  /// Groups of mention indexes that ended as one customer.
  private func groups(_ mentions: [CustomerMention]) async throws -> Set<Set<Int>> {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        for mention in mentions {
          var resolver = CustomerResolver(connection: connection)
          _ = try resolver.resolve([mention])
        }
        // Ask again at the end: earlier answers may have been merged since.
        var resolver = CustomerResolver(connection: connection)
        let ids = try resolver.resolve(mentions)
        let byID = Dictionary(grouping: mentions.indices, by: { ids[$0] ?? -1 })
        return Set(byID.values.map { Set($0) })
      }
    }
  }

  @Test func `the same e-mail or phone is the same person`() async throws {
    let found = try await groups([
      mention("a@x.com", "0532 111 22 33"), mention("A@X.com"), mention("", "905321112233"),
      mention("b@x.com", "0532 999 88 77"),
    ])
    #expect(found == [[0, 1, 2], [3]])
  }

  @Test func `an order with e-mail and phone joins two customers known by one of them`()
    async throws
  {
    let found = try await groups([
      mention("a@x.com"), mention("", "0532 111 22 33"), mention("a@x.com", "0532 111 22 33"),
    ])
    #expect(found == [[0, 1, 2]])
  }

  @Test func `a number that a crowd shares ties nobody together`() async throws {
    let crowd = (0..<6).map { mention("p\($0)@x.com", "0212 444 00 11") }
    let found = try await groups(crowd)
    #expect(found.map(\.count).max() == 3)
  }

  @Test func `who is who does not depend on the order of arrival`() async throws {
    var random = SeededRandom(seed: 4)
    let mentions = [
      mention("a@x.com", "0532 111 22 33"), mention("", "0532 111 22 33"), mention("a@x.com"),
      mention("b@x.com", "0533 222 33 44", member: "7"), mention("", "", member: "7"),
      mention("b@x.com"), mention("", "0533 222 33 44"),
    ]
    let expected: Set<Set<Int>> = [[0, 1, 2], [3, 4, 5, 6]]
    for _ in 0..<12 {
      let order = mentions.indices.shuffled(using: &random)
      // The membership alone names nobody until the mention that carries its e-mail is known.
      guard (order.firstIndex(of: 3) ?? 0) < (order.firstIndex(of: 4) ?? 0) else { continue }
      let found = try await groups(order.map { mentions[$0] })
      #expect(Set(found.map { Set($0.map { order[$0] }) }) == expected)
    }
  }

  @Test func `merging moves orders, words and figures`() async throws {
    try await TemporaryDatabase.with { temporary in
      try await temporary.database.write { connection in
        var first = CustomerResolver(connection: connection)
        let ids = try first.resolve([mention("a@x.com", at: 5), mention("", "05321112233", at: 9)])
        let (left, right) = (try #require(ids[0]), try #require(ids[1]))
        try CustomerFigures.add(
          [
            left: .init(orders: 1, spentMinor: 10, firstOrderAt: 5, lastOrderAt: 5),
            right: .init(orders: 2, spentMinor: 30, firstOrderAt: 3, lastOrderAt: 9),
          ], in: connection)
        var second = CustomerResolver(connection: connection)
        let joined = try second.resolve([mention("a@x.com", "05321112233", at: 9)])
        #expect(joined == [left])
        let row = try connection.first(
          "SELECT order_count, spent_minor, first_order_at, last_order_at FROM customers"
        ) { [$0.integer(0), $0.integer(1), $0.integer(2), $0.integer(3)] }
        #expect(row == [3, 40, 3, 9])
        #expect(try connection.integer("SELECT count(*) FROM customers") == 1)
      }
    }
  }
}
