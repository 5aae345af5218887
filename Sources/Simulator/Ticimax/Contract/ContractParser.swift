/// Where the contract texts live, one per service.
enum ContractText {}

/// Reads the compact contract text.
///
///     op NAME PARAMETER… = RESULT…
///     type NAME [@BL] [<BASE] MEMBER…
///     enum NAME [@BL] VALUE=NUMBER…
///
/// A member is `name:type`, with `[]` for a list and `?` for a value type that may be nil. Lines
/// that begin with a space go on with the line before.
enum ContractParser {
  static func parse(_ text: String, _ service: TicimaxService) -> ServiceContract {
    let entries = entries(of: text)
    let enums = entries.filter { $0[0] == "enum" }.map(enumeration)
    let enumNames = Set(enums.map(\.name))
    return ServiceContract(
      service: service,
      operations: entries.filter { $0[0] == "op" }.map { operation($0, enumNames) },
      types: entries.filter { $0[0] == "type" }.map { type($0, enumNames) }, enums: enums)
  }

  private static func entries(of text: String) -> [[Substring]] {
    var entries: [[Substring]] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if line.utf8.first == UInt8(ascii: " "), !entries.isEmpty {
        entries[entries.count - 1] += words
      } else if !words.isEmpty {
        entries.append(words)
      }
    }
    return entries.filter { $0.count > 1 }
  }

  private static func operation(_ words: [Substring], _ enums: Set<String>) -> OperationContract {
    let parts = words.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return OperationContract(
      name: String(words[1]), parameters: parts[0].map { member($0, enums) },
      results: parts.count > 1 ? parts[1].map { member($0, enums) } : [])
  }

  private static func type(_ words: [Substring], _ enums: Set<String>) -> TypeContract {
    let base = words.first { $0.utf8.first == UInt8(ascii: "<") }
    return TypeContract(
      name: String(words[1]), base: base.map { String($0.dropFirst()) },
      members: words.dropFirst(2).filter { $0.contains(":") }.map { member($0, enums) },
      isBL: words.contains("@BL"))
  }

  private static func enumeration(_ words: [Substring]) -> EnumContract {
    let values = words.dropFirst(2).compactMap { word -> (name: String, number: Int)? in
      let parts = word.split(separator: "=")
      guard parts.count == 2, let number = Int(parts[1]) else { return nil }
      return (String(parts[0]), number)
    }
    return EnumContract(name: String(words[1]), values: values, isBL: words.contains("@BL"))
  }

  private static func member(_ word: Substring, _ enums: Set<String>) -> MemberContract {
    let parts = word.split(separator: ":", maxSplits: 1)
    var type = parts.count > 1 ? parts[1] : ""
    let isList = type.hasSuffix("[]")
    if isList { type = type.dropLast(2) }
    let isNullable = type.hasSuffix("?")
    if isNullable { type = type.dropLast() }
    return MemberContract(
      name: String(parts[0]), type: wireType(String(type), enums), isList: isList,
      isNullableValue: isNullable)
  }

  private static func wireType(_ name: String, _ enums: Set<String>) -> WireType {
    switch name {
    case "string": .string
    case "int": .int
    case "double": .double
    case "float": .float
    case "boolean": .boolean
    case "dateTime": .dateTime
    case "base64Binary": .binary
    case "ser:char": .character
    case "map<int,string>": .intStringMap
    default: enums.contains(name) ? .enumeration(name) : .object(name)
    }
  }
}
