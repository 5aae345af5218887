import Markup
import Testing

@Suite struct XMLFieldTableTests {
  enum Member: String, CaseIterable {
    case il = "Il"
    case ilID = "IlID"
    case ilKodu = "IlKodu"
    case ilce = "Ilce"
    case ilceID = "IlceID"
    case isKurumsal = "isKurumsal"
    case vergiDairesi = "VergiDairesi"
  }

  private func fields(_ names: [String]) throws -> [Member?] {
    let table = XMLFieldTable<Member>()
    let text = "<r>" + names.map { "<a:\($0)/>" }.joined() + "</r>"
    return try XMLReader.read(Fixture.utf8(text)) { reader in
      var found: [Member?] = []
      var hint = 0
      _ = try reader.next()
      try reader.forEachChild { found.append(table.field(of: $0, hint: &hint)) }
      return found
    }
  }

  @Test func `members in contract order are found`() throws {
    #expect(try fields(Member.allCases.map(\.rawValue)) == Member.allCases)
  }

  @Test func `members in any order, twice, or among strangers are found`() throws {
    let names = ["isKurumsal", "Il", "Yeni", "Ilce", "Ilce", "IlceKodu", "IlKodu", "iL", "Il"]
    let expected: [Member?] = [.isKurumsal, .il, nil, .ilce, .ilce, nil, .ilKodu, nil, .il]
    #expect(try fields(names) == expected)
  }

  @Test func `names that differ in one byte are told apart`() throws {
    #expect(
      try fields(["VergiDairesj", "VergiDaires", "VergiDairesii", "VergiDairesi"])
        == [nil, nil, nil, .vergiDairesi])
  }

  @Test func `any hint is harmless`() throws {
    let table = XMLFieldTable<Member>()
    let found = try XMLReader.read(Fixture.utf8("<Ilce/>")) { reader in
      _ = try reader.next()
      return [Int.min, -1, 6, 7, .max].map { start in
        var hint = start
        return table.field(of: reader, hint: &hint)
      }
    }
    #expect(found == Array(repeating: .ilce, count: 5))
  }
}
