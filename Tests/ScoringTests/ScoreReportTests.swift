import Basics
import Commerce
import Scoring
import Storage
import Testing

struct ScoreReportTests {
  @Test func `pages follow each other by rank without gap or repeat`() async throws {
    try await ScoredShop.with { shop in
      for number in 1...7 {
        try await shop.add("P\(number)", stock: ["38": 1, "40": Int64(number % 2)])
        try await shop.sell("P\(number)", size: "38", units: Int64(number))
      }
      try await shop.runner().run()
      let seen = try await shop.database.read { connection in
        var seen: [Int64] = []
        var after: Int64 = 0
        while let last = try ScoreReport(connection: connection).page(after: after, limit: 3).map({
          seen.append($0.productID)
          return $0.place
        }).last {
          after = last
        }
        return seen
      }
      #expect(seen.count == 7)
      #expect(Set(seen).count == 7)
    }
  }

  @Test func `a label's page is in the label's own order`() async throws {
    try await ScoredShop.with { shop in
      let most = try await shop.add("A", stock: ["38": 0])
      let next = try await shop.add("B", stock: ["38": 5])
      try await shop.sell("A", size: "38", units: 50)
      try await shop.sell("B", size: "38", units: 40)
      try await shop.runner().run()
      let (bySales, byScore) = try await shop.database.read { connection in
        let report = ScoreReport(connection: connection)
        return (try report.page(label: .sales100), try report.page())
      }
      #expect(bySales.map(\.productID) == [most, next])
      #expect(bySales.map(\.place) == [1, 2])
      #expect(byScore.map(\.productID) == [next, most])
    }
  }

  @Test func `an explanation's contributions add up to the score`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 2, "40": 0, "42": 1])
      try await shop.add("B", stock: ["38": 2])
      try await shop.sell("A", size: "38", units: 3)
      try await shop.sell("B", size: "38", units: 12)
      try await shop.favour("A", times: 4)
      try await shop.runner().run()
      let explanation = try #require(
        try await shop.database.read { try ScoreReport(connection: $0).explain(product: product) })
      let sum = explanation.lines.reduce(0) { $0 + $1.contributionMicro }
      #expect(abs(sum - explanation.entry.scoreMicro) <= 4)
      #expect(explanation.lines.map(\.part) == ScorePart.allCases)
      #expect(explanation.lines[2].missing == .noSource)
      #expect(explanation.text[1].hasPrefix("sales: 3 units sold (half of the part at 7.500)"))
      #expect(explanation.text[2].hasPrefix("size: 2 of 3 sizes in stock"))
      #expect(explanation.text[3].contains("no channel gives these figures"))
    }
  }

  @Test func `before the first run there is nothing to report`() async throws {
    try await ScoredShop.with { shop in
      let product = try await shop.add("A", stock: ["38": 2])
      let explanation = try await shop.database.read { connection in
        let report = ScoreReport(connection: connection)
        #expect(try report.run() == nil)
        #expect(try report.page().isEmpty)
        return try report.explain(product: product)
      }
      #expect(explanation == nil)
    }
  }
}
