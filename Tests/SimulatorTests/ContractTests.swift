import Testing

@testable import Simulator

struct ContractTests {
  @Test(arguments: zip(TicimaxService.allCases, [103, 65, 14, 54]))
  func `each service has the operations of the 2025 contract`(
    _ service: TicimaxService, _ count: Int
  ) {
    #expect(ServiceContract.contract(of: service).operations.count == count)
  }

  @Test(arguments: TicimaxService.allCases)
  func `members of a type stand in ordinal order of their bytes`(_ service: TicimaxService) {
    for type in ServiceContract.contract(of: service).types {
      let names = type.members.map { Array($0.name.utf8) }
      let sorted = names.sorted { $0.lexicographicallyPrecedes($1) }
      #expect(names == sorted, "\(type.name)")
    }
  }

  @Test(arguments: TicimaxService.allCases)
  func `every type that a member names exists`(_ service: TicimaxService) {
    let contract = ServiceContract.contract(of: service)
    let members =
      contract.types.flatMap(\.members) + contract.operations.flatMap { $0.parameters + $0.results }
    for member in members {
      if case .object(let name) = member.type { #expect(contract.type(name) != nil, "\(name)") }
    }
    for type in contract.types {
      if let base = type.base { #expect(contract.type(base) != nil, "\(base)") }
    }
  }

  @Test func `members of a base type come first`() {
    let names = ServiceContract.contract(of: .siparis)
      .members(of: "SelectSiparisDurumlariResponse").map(\.name)
    #expect(names == ["ErrorCode", "ErrorMessage", "IsError", "SiparisDurumlari"])
  }

  @Test func `message parameters keep their own order`() throws {
    let operation = try #require(
      ServiceContract.contract(of: .siparis).operation("SelectSiparisOdeme"))
    #expect(
      operation.parameters.map(\.name) == ["UyeKodu", "siparisId", "odemeId", "isAktarildi"])
    #expect(operation.parameters[3].isNullableValue)
  }

  @Test func `numbered members run 1, 10, 11, 2`() {
    let prices = ServiceContract.contract(of: .urun).members(of: "Varyasyon").map(\.name)
      .filter { $0.hasPrefix("SatisFiyati") }
    #expect(prices.prefix(3) == ["SatisFiyati", "SatisFiyati1", "SatisFiyati10"])
    #expect(prices.count == 21)
  }

  @Test func `the key parameter has its odd names`() throws {
    let urun = ServiceContract.contract(of: .urun)
    let uye = ServiceContract.contract(of: .uye)
    #expect(urun.operation("SelectUrun")?.keyParameter == "UyeKodu")
    #expect(urun.operation("UpdateUrunFiyat")?.keyParameter == "uyeKodu")
    #expect(uye.operation("GirisYap") != nil)
    #expect(uye.operation("GirisYap")?.keyParameter == nil)
  }
}
