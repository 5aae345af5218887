import Basics
import Commerce
import ConnectorKit
import Markup

/// Turns raw records into ours. Pure.
struct TicimaxMapping: Sendable {
  /// Part of every record's hash: raising it makes the next sync map all records anew. Raise it
  /// when the meaning of a mapped field changes.
  static let version: UInt64 = 2

  let zone: LocalTimeZone
  /// Without a final slash.
  let storefrontURL: String

  func map(_ record: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord {
    switch stream {
    case .categories: .category(try CategoryMapping().map(record))
    case .brands: .brand(try BrandMapping().map(record))
    case .products:
      .product(try ProductMapping(zone: zone, storefrontURL: storefrontURL).map(record))
    case .customers: .customer(try MemberMapping(zone: zone).map(record))
    case .orders: .order(try OrderMapping(zone: zone).map(record))
    case .favourites: .favourite(try FavouriteMapping(zone: zone).map(record))
    case .questions, .claims:
      throw MappingError(field: stream.rawValue, reason: "is no stream of Ticimax")
    }
  }

  /// Reads a record's payload from its root element on.
  static func read<T>(
    _ record: RawRecord, _ body: (inout XMLReader) throws -> T
  ) throws(MappingError) -> T {
    do {
      return try XMLReader.read(record.payload) { reader in
        _ = try reader.next()
        return try body(&reader)
      }
    } catch let error as MappingError {
      throw error
    } catch let error as XMLError {
      throw MappingError(field: "record", reason: "is not readable XML (\(error.code.rawValue))")
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
