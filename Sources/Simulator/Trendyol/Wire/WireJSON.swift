/// A JSON value of a request. Numbers keep their text, members their order.
indirect enum WireJSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case list([WireJSON])
  case object([Member])

  struct Member: Sendable, Equatable {
    let name: String
    let value: WireJSON
  }

  /// The value of a member; nil when it is absent. Of two with one name the last counts.
  subscript(name: String) -> WireJSON? {
    if case .object(let members) = self { members.last { $0.name == name }?.value } else { nil }
  }

  var isNull: Bool { self == .null }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  var list: [WireJSON]? { if case .list(let values) = self { values } else { nil } }

  var isObject: Bool { if case .object = self { true } else { false } }

  /// A whole number, also when it is written as text or as `5.0`.
  var int: Int? {
    switch self {
    case .number(let text):
      Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
    case .text(let text): Int(text)
    default: nil
    }
  }

  var lira: Lira? { if case .number(let text) = self { Lira(reading: text) } else { nil } }
}

extension ReplyJSON {
  /// A value of a request as it came, for the echo of batch results.
  mutating func value(_ value: WireJSON) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let text): raw(text)
    case .text(let value): text(value)
    case .list(let values): array(values) { $0.value($1) }
    case .object(let members):
      object { json in
        for member in members {
          json.text(member.name)
          json.colon()
          json.value(member.value)
        }
      }
    }
  }

  mutating func field(_ key: StaticString, _ value: WireJSON?) {
    name(key)
    self.value(value ?? .null)
  }
}
