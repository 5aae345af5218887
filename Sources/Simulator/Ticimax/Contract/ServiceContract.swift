/// The four SOAP services of a shop (Ticimax wire facts 2026-11-23, §1).
enum TicimaxService: String, CaseIterable, Sendable {
  case urun = "UrunServis"
  case siparis = "SiparisServis"
  case uye = "UyeServis"
  case custom = "CustomServis"

  /// `/Servis/UrunServis.svc`.
  var path: String { "/Servis/\(rawValue).svc" }

  /// The service of a request path, without regard to case, as IIS compares paths.
  init?(path: String) {
    let wanted = path.lowercased()
    guard let found = Self.allCases.first(where: { $0.path.lowercased() == wanted }) else {
      return nil
    }
    self = found
  }
}

/// Everything that one service's contract says: operations with their parameters in wire order,
/// types with their members in wire order, enums.
struct ServiceContract: Sendable {
  let service: TicimaxService
  let operations: [OperationContract]
  let types: [TypeContract]
  let enums: [EnumContract]
  private let operationIndex: [String: Int]
  private let typeIndex: [String: Int]
  private let enumIndex: [String: Int]

  init(
    service: TicimaxService, operations: [OperationContract], types: [TypeContract],
    enums: [EnumContract]
  ) {
    self.service = service
    self.operations = operations
    self.types = types
    self.enums = enums
    operationIndex = Self.index(operations.map(\.name))
    typeIndex = Self.index(types.map(\.name))
    enumIndex = Self.index(enums.map(\.name))
  }

  private static func index(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func operation(_ name: String) -> OperationContract? {
    operationIndex[name].map { operations[$0] }
  }
  func type(_ name: String) -> TypeContract? { typeIndex[name].map { types[$0] } }
  func enumeration(_ name: String) -> EnumContract? { enumIndex[name].map { enums[$0] } }

  /// All members of a type in wire order: those of its base first.
  func members(of name: String) -> [MemberContract] {
    guard let type = type(name) else { return [] }
    return (type.base.map { members(of: $0) } ?? []) + type.members
  }

  static func contract(of service: TicimaxService) -> ServiceContract {
    switch service {
    case .urun: urun
    case .siparis: siparis
    case .uye: uye
    case .custom: custom
    }
  }

  private static let urun = ContractParser.parse(ContractText.urunServis, .urun)
  private static let siparis = ContractParser.parse(ContractText.siparisServis, .siparis)
  private static let uye = ContractParser.parse(ContractText.uyeServis, .uye)
  private static let custom = ContractParser.parse(ContractText.customServis, .custom)
}

struct OperationContract: Sendable {
  let name: String
  let parameters: [MemberContract]
  /// Elements of the reply: mostly one, none where the operation answers nothing.
  let results: [MemberContract]

  /// Name of the first parameter that holds the key: `UyeKodu`, in a few operations `uyeKodu` or
  /// `memberCode`. Nil for `GirisYap`.
  var keyParameter: String? {
    parameters.first.flatMap {
      ["UyeKodu", "uyeKodu", "memberCode"].contains($0.name) ? $0.name : nil
    }
  }
}

struct TypeContract: Sendable {
  let name: String
  let base: String?
  let members: [MemberContract]
  /// In the namespace of the BL types.
  let isBL: Bool
}

struct EnumContract: Sendable {
  let name: String
  let values: [(name: String, number: Int)]
  let isBL: Bool

  /// The value that a member has which was never set: number 0, else the first.
  var initial: String { values.first { $0.number == 0 }?.name ?? values.first?.name ?? "" }
}

struct MemberContract: Sendable, Equatable {
  let name: String
  let type: WireType
  let isList: Bool
  /// A `?` type; texts, objects and lists may always be nil.
  let isNullableValue: Bool

  var mayBeNil: Bool { isList || isNullableValue || type.isReference }
}

/// What a member holds.
enum WireType: Sendable, Equatable {
  case string, int, double, float, boolean, dateTime, binary, character, intStringMap
  case object(String)
  case enumeration(String)

  var isReference: Bool {
    switch self {
    case .string, .binary, .intStringMap, .object: true
    default: false
    }
  }
}

extension WireType {
  /// The name of a simple type in XML Schema, which is also the name of its items in a list.
  var schemaName: String {
    switch self {
    case .string: "string"
    case .int: "int"
    case .double: "double"
    case .float: "float"
    case .boolean: "boolean"
    case .dateTime: "dateTime"
    case .binary: "base64Binary"
    case .character: "char"
    case .intStringMap: "KeyValueOfintstring"
    case .object(let name), .enumeration(let name): name
    }
  }
}
