import Basics
import Commerce
import ConnectorKit
import Markup

/// Turns raw records into ours. Pure.
enum TrendyolMapping {
  /// Part of every record's hash: raising it makes the next sync map all records anew. Raise it
  /// when the meaning of a mapped field changes.
  static let version: UInt64 = 1

  static func map(
    _ record: RawRecord, stream: SyncStream
  ) throws(MappingError) -> ChannelRecord {
    switch stream {
    case .categories: .category(try CategoryMapping.map(record))
    case .brands: .brand(try BrandMapping.map(record))
    case .products: .product(try ProductMapping.map(record))
    case .orders: .order(try OrderMapping.map(record))
    case .claims: .claim(try ClaimMapping.map(record))
    case .questions: .question(try QuestionMapping.map(record))
    case .customers, .favourites:
      throw MappingError(field: stream.rawValue, reason: "is no stream of Trendyol")
    }
  }

  /// Reads a record's payload.
  static func read<T>(
    _ payload: ArraySlice<UInt8>, _ body: (inout JSONReader) throws -> T
  ) throws(MappingError) -> T {
    do {
      return try JSONReader.read(payload, body)
    } catch let error as MappingError {
      throw error
    } catch let error as JSONError {
      throw MappingError(field: "record", reason: "is not readable JSON (\(error.code.rawValue))")
    } catch {
      throw MappingError(field: "record", reason: "cannot be read")
    }
  }
}

extension MappingError {
  /// The same fault, seen from the record around it.
  func inside(_ path: String) -> MappingError {
    MappingError(field: "\(path)/\(field)", reason: reason)
  }
}

extension JSONReader {
  /// At an array: reads every element, naming its place in errors. Null counts as empty.
  mutating func list<Element>(
    _ name: StaticString, _ read: (inout JSONReader) throws -> Element
  ) throws -> [Element] {
    if kind == .null {
      try skip()
      return []
    }
    var elements: [Element] = []
    try forEachElement { element in
      do {
        elements.append(try read(&element))
      } catch let error as MappingError {
        throw error.inside("\(name)[\(elements.count + 1)]")
      }
    }
    return elements
  }

  /// At an object: calls `body` at every member. Null has none.
  mutating func members(_ body: (inout JSONReader) throws -> Void) throws {
    if kind == .null { return try skip() }
    try forEachMember(body)
  }
}
