import Markup
import Testing

@testable import Simulator

struct DescriptionTests {
  private func writer(_ service: TicimaxService) -> WSDLWriter {
    WSDLWriter(
      contract: .contract(of: service), address: "http://127.0.0.1:1\(service.path)")
  }

  @Test(arguments: TicimaxService.allCases)
  func `the WSDL is well-formed and binds every operation`(_ service: TicimaxService) throws {
    let tree = try XMLTree.parse(writer(service).wsdl())
    let names = ServiceContract.contract(of: service).operations.map(\.name)
    let binding = try #require(tree["binding"])
    #expect(binding.all("operation").count == names.count * 2)
    #expect(tree["portType"]?.children.count == names.count)
    #expect(tree.all("message").count == names.count * 2)
    #expect(tree.all("import").count == 5)
  }

  @Test(arguments: TicimaxService.allCases)
  func `the single WSDL holds all schemas`(_ service: TicimaxService) throws {
    let tree = try XMLTree.parse(writer(service).singleWSDL())
    #expect(tree.all("schema").count == 5)
    let contract = ServiceContract.contract(of: service)
    #expect(tree.all("element").count > contract.types.count)
  }

  @Test(arguments: TicimaxService.allCases)
  func `members of the schemas stand in contract order`(_ service: TicimaxService) throws {
    var described: [String: [String]] = [:]
    for number in [2, 4] {
      let schema = try #require(writer(service).schema("xsd\(number)"))
      described.merge(try SchemaMembers.read(schema)) { first, _ in first }
    }
    for type in ServiceContract.contract(of: service).types {
      #expect(described[type.name] == type.members.map(\.name), "\(type.name)")
    }
  }

  @Test(arguments: TicimaxService.allCases)
  func `all five schemas are well-formed and a sixth does not exist`(
    _ service: TicimaxService
  ) throws {
    for number in 0..<5 {
      let schema = try #require(writer(service).schema("xsd\(number)"))
      #expect(try XMLTree.parse(schema).name == "schema")
    }
    #expect(writer(service).schema("xsd5") == nil)
    #expect(writer(service).schema("types") == nil)
  }
}

/// The names of the members of each complex type of a schema, in document order.
private enum SchemaMembers {
  static func read(_ schema: [UInt8]) throws -> [String: [String]] {
    try XMLReader.read(schema) { reader in
      var types: [String: [String]] = [:]
      var type: String?
      while true {
        let event = try reader.next()
        if event == .endOfDocument { return types }
        guard event == .start else { continue }
        let name = reader.attribute("name")
        if reader.depth == 2 {
          type = reader.name == "complexType" ? name : nil
          if let type { types[type] = [] }
        } else if reader.name == "element", let type, let name {
          types[type, default: []].append(name)
        }
      }
    }
  }
}
