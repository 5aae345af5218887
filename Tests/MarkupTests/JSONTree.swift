import Markup

/// A document as a tree, for tests: every value looked at, in the strict way.
indirect enum JSONTree: Equatable {
  case object([Member])
  case array([JSONTree])
  case string(String)
  /// As written.
  case number(String)
  case bool(Bool)
  case null

  struct Member: Equatable {
    var key: String
    var value: JSONTree
  }

  init(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws {
    self = try JSONReader.read(bytes, limits: limits) { try JSONTree(&$0) }
  }

  init(_ text: String) throws { try self.init(Array(text.utf8)) }

  private init(_ reader: inout JSONReader) throws {
    switch reader.kind {
    case .object:
      var members: [Member] = []
      try reader.forEachMember { member in
        let key = member.key
        members.append(Member(key: key, value: try JSONTree(&member)))
      }
      self = .object(members)
    case .array:
      var elements: [JSONTree] = []
      try reader.forEachElement { elements.append(try JSONTree(&$0)) }
      self = .array(elements)
    default:
      let scalar = try reader.scalar()
      switch scalar.kind {
      case .string: self = .string(scalar.string)
      case .number: self = .number(scalar.string)
      case .bool: self = .bool(scalar.bool ?? false)
      case .null: self = .null
      }
    }
  }
}

/// The code of the `JSONError` that `body` throws; nil when it throws none.
func jsonRefusal<T>(_ body: () throws -> T) -> JSONError.Code? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? JSONError)?.code
  }
}
