import Basics
import Markup

/// Reads a request as WCF does: members are expected in contract order, one that arrives after its
/// turn is passed over like one that is unknown (Ticimax wire facts 2026-11-23, §2).
struct RequestReader {
  private let contract: ServiceContract
  private let parameter: String
  private(set) var ignored: [IgnoredMember] = []

  private init(_ contract: ServiceContract, parameter: String) {
    self.contract = contract
    self.parameter = parameter
  }

  /// Reads an operation's parameters; the reader stands at the start of the operation's element.
  static func arguments(
    of operation: OperationContract, _ contract: ServiceContract, _ reader: inout XMLReader,
    _ scope: NamespaceScope
  ) throws -> (arguments: WireObject, ignored: [IgnoredMember]) {
    var reading = RequestReader(contract, parameter: "")
    let members = operation.parameters.map { ExpectedMember($0, Namespace.messages) }
    let arguments = try reading.members(members, path: "", &reader, scope)
    return (arguments, reading.ignored)
  }

  // MARK: - Members

  private mutating func members(
    _ expected: [ExpectedMember], path: String, _ reader: inout XMLReader, _ scope: NamespaceScope
  ) throws -> WireObject {
    var object = WireObject()
    var next = 0
    try reader.forEachChild { child in
      let element = Element(child, in: scope)
      let place = path.isEmpty ? element.name : "\(path).\(element.name)"
      let match = expected[next...].firstIndex {
        $0.member.name == element.name && $0.namespace == element.namespace
      }
      guard let match else {
        self.ignore(element, place, expected, next)
        return try child.skip()
      }
      next = match + 1
      object[element.name] = try self.value(expected[match].member, place, &child, element.scope)
    }
    return object
  }

  private mutating func ignore(
    _ element: Element, _ place: String, _ expected: [ExpectedMember], _ next: Int
  ) {
    let known = expected.firstIndex { $0.member.name == element.name }
    let reason: IgnoredMember.Reason
    if let known, expected[known].namespace != element.namespace {
      reason = .wrongNamespace(element.namespace)
    } else if let known {
      reason = known == next - 1 ? .repeated : .late(after: expected[next - 1].member.name)
    } else {
      reason = .unknown
    }
    ignored.append(IgnoredMember(path: place, reason: reason))
  }

  private mutating func value(
    _ member: MemberContract, _ path: String, _ reader: inout XMLReader, _ scope: NamespaceScope
  ) throws -> WireValue {
    if reader.isNil, member.mayBeNil {
      try reader.skip()
      return .null
    }
    if member.isList { return try .list(items(member, path, &reader, scope)) }
    return try single(member.type, path, &reader, scope)
  }

  private mutating func items(
    _ member: MemberContract, _ path: String, _ reader: inout XMLReader, _ scope: NamespaceScope
  ) throws -> [WireValue] {
    let item = ListItem(member.type, contract)
    var values: [WireValue] = []
    try reader.forEachChild { child in
      let element = Element(child, in: scope)
      guard element.name == item.name, element.namespace == item.namespace else {
        let isNamed = element.name == item.name
        self.ignored.append(
          IgnoredMember(
            path: "\(path).\(element.name)",
            reason: isNamed ? .wrongNamespace(element.namespace) : .unknown))
        return try child.skip()
      }
      if child.isNil {
        try child.skip()
        return values.append(.null)
      }
      values.append(
        try self.single(member.type, "\(path)[\(values.count)]", &child, element.scope))
    }
    return values
  }

  // MARK: - Values

  private mutating func single(
    _ type: WireType, _ path: String, _ reader: inout XMLReader, _ scope: NamespaceScope
  ) throws -> WireValue {
    if case .object(let name) = type {
      let expected = ExpectedMember.all(of: name, contract)
      return .object(try members(expected, path: path, &reader, scope))
    }
    let text = try reader.text()
    let root = String(path.prefix { $0 != "." && $0 != "[" })
    switch type {
    case .int:
      guard let value = text.int, let number = Int(exactly: value), Int32(exactly: value) != nil
      else { throw SOAPFault.badValue(text.string, type: "Int32", parameter: root) }
      return .int(number)
    case .double, .float:
      guard let value = Double(text.string) else {
        throw SOAPFault.badValue(text.string, type: "Double", parameter: root)
      }
      return .double(value)
    case .boolean:
      guard let value = text.bool else {
        throw SOAPFault.badValue(text.string, type: "Boolean", parameter: root)
      }
      return .bool(value)
    case .dateTime: return .time(try time(text.localDateTime, text.string, path, root))
    case .enumeration(let name):
      let value = text.string
      guard contract.enumeration(name)?.values.contains(where: { $0.name == value }) == true else {
        throw SOAPFault.badEnum(value, type: name, parameter: root)
      }
      return .text(value)
    default: return .text(text.string)
    }
  }

  private mutating func time(
    _ parsed: XMLLocalDateTime?, _ text: String, _ path: String, _ root: String
  ) throws -> ShopTime {
    guard let parsed else {
      throw SOAPFault.badValue(text, type: "DateTime", parameter: root)
    }
    let civil = CivilTime(
      year: parsed.year, month: parsed.month, day: parsed.day, hour: parsed.hour,
      minute: parsed.minute, second: parsed.second)
    guard let offset = parsed.offsetMinutes else { return ShopTime(civil) }
    ignored.append(IgnoredMember(path: path, reason: .timeWithOffset))
    let moment = Timestamp(seconds: civil.secondsSinceEpoch - Int64(offset) * 60)
    return ShopTime(moment, in: .istanbul)
  }
}

/// A member with the namespace that it must arrive in: its declaring type's.
private struct ExpectedMember {
  let member: MemberContract
  let namespace: String

  init(_ member: MemberContract, _ namespace: String) {
    self.member = member
    self.namespace = namespace
  }

  static func all(of name: String, _ contract: ServiceContract) -> [ExpectedMember] {
    guard let type = contract.type(name) else { return [] }
    let namespace = Namespace.ofType(isBL: type.isBL)
    let inherited = type.base.map { all(of: $0, contract) } ?? []
    return inherited + type.members.map { ExpectedMember($0, namespace) }
  }
}

/// The name and namespace of a list's items: their type's name.
struct ListItem {
  let name: String
  let namespace: String

  init(_ type: WireType, _ contract: ServiceContract) {
    switch type {
    case .object(let type):
      name = type
      namespace = Namespace.ofType(isBL: contract.type(type)?.isBL == true)
    case .enumeration(let type):
      name = type
      namespace = Namespace.ofType(isBL: contract.enumeration(type)?.isBL == true)
    default:
      name = type.schemaName
      namespace = Namespace.arrays
    }
  }
}

/// The element that a reader stands on.
private struct Element {
  let name: String
  let namespace: String
  /// The scope inside of it.
  let scope: NamespaceScope

  init(_ reader: borrowing XMLReader, in outer: NamespaceScope) {
    let tag = reader.rawBytes(reader.elementStart..<reader.position)
    scope = outer.entering(tag)
    name = reader.name.string
    namespace = scope.namespace(of: tag)
  }
}
