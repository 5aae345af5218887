/// The qualified schema name of a member's type, e.g. `dc:ArrayOfWebSiparis` or `xs:int`.
struct SchemaTypeName {
  let text: String

  init(_ member: MemberContract, _ contract: ServiceContract) {
    text = member.isList ? Self.list(member.type, contract) : Self.single(member.type, contract)
  }

  static func single(_ type: WireType, _ contract: ServiceContract) -> String {
    switch type {
    case .object(let name): object(name, contract)
    case .enumeration(let name): prefix(isBL: contract.enumeration(name)?.isBL == true) + name
    case .character: "ser:char"
    case .intStringMap: "arr:ArrayOfKeyValueOfintstring"
    default: "xs:" + type.schemaName
    }
  }

  static func object(_ name: String, _ contract: ServiceContract) -> String {
    prefix(isBL: contract.type(name)?.isBL == true) + name
  }

  private static func list(_ type: WireType, _ contract: ServiceContract) -> String {
    switch type {
    case .object(let name):
      prefix(isBL: contract.type(name)?.isBL == true) + "ArrayOf" + name
    case .enumeration(let name):
      prefix(isBL: contract.enumeration(name)?.isBL == true) + "ArrayOf" + name
    default: "arr:ArrayOf" + type.schemaName
    }
  }

  private static func prefix(isBL: Bool) -> String { isBL ? "bl:" : "dc:" }
}

/// The lists that a service's members and parameters use, each once, sorted by name.
struct ListItems {
  struct Item: Hashable {
    let name: String
    let type: String
    let isNillable: Bool
    let namespace: String
  }

  let hasMap: Bool
  private let items: [Item]

  init(_ contract: ServiceContract) {
    let members =
      contract.types.flatMap(\.members) + contract.operations.flatMap { $0.parameters + $0.results }
    hasMap = members.contains { $0.type == .intStringMap }
    var items: Set<Item> = []
    for member in members where member.isList {
      let item = ListItem(member.type, contract)
      items.insert(
        Item(
          name: item.name, type: SchemaTypeName.single(member.type, contract),
          isNillable: member.type.isReference, namespace: item.namespace))
    }
    self.items = items.sorted { $0.name < $1.name }
  }

  func lists(of namespace: String) -> [Item] { items.filter { $0.namespace == namespace } }
}
