import Storage

/// Values of a statement in PostgreSQL's binary format, laid out in one buffer so that a call costs
/// one allocation and not one a value.
///
/// The types are named with the values, so the server never has to guess one from the statement.
struct Parameters {
  private(set) var bytes: [UInt8] = []
  /// Start in `bytes`; -1 for null.
  private(set) var starts: [Int] = []
  private(set) var lengths: [Int32] = []
  private(set) var types: [UInt32] = []

  var count: Int { starts.count }

  /// Object ids of the types (PostgreSQL 15, `pg_type.dat`).
  enum TypeID {
    static let unknown: UInt32 = 0
    static let bytea: UInt32 = 17
    static let bigint: UInt32 = 20
    static let text: UInt32 = 25
    static let double: UInt32 = 701
  }

  init(_ values: [SQLValue]) {
    for value in values {
      let start = bytes.count
      append(value)
      note(start: value == .null ? -1 : start, type: Self.type(of: value))
    }
  }

  /// One array for each column of the batch that has a value in any row.
  init(columns: [BulkStatement.ColumnType?], of rows: [[SQLValue]]) {
    for (column, type) in columns.enumerated() {
      guard let type else { continue }
      let start = bytes.count
      appendArray(rows, column, element: type.elementType)
      note(start: start, type: type.arrayType)
    }
  }

  private mutating func note(start: Int, type: UInt32) {
    starts.append(start)
    lengths.append(start < 0 ? 0 : Int32(bytes.count - start))
    types.append(type)
  }

  private static func type(of value: SQLValue) -> UInt32 {
    switch value {
    case .null: TypeID.unknown
    case .integer: TypeID.bigint
    case .real: TypeID.double
    case .text: TypeID.text
    case .blob: TypeID.bytea
    }
  }

  private mutating func append(_ value: SQLValue) {
    switch value {
    case .null: break
    case .integer(let number): append(bigEndian: UInt64(bitPattern: number))
    case .real(let number): append(bigEndian: number.bitPattern)
    case .text(let text): bytes += text.storable.utf8
    case .blob(let blob): bytes += blob
    }
  }

  /// A one-dimensional array (PostgreSQL 15, `array_recv`): dimensions, null flag, element type,
  /// length, lower bound, then each element behind its length.
  private mutating func appendArray(_ rows: [[SQLValue]], _ column: Int, element: UInt32) {
    append(bigEndian: UInt32(1))
    append(bigEndian: UInt32(rows.contains { $0[column] == .null } ? 1 : 0))
    append(bigEndian: element)
    append(bigEndian: UInt32(rows.count))
    append(bigEndian: UInt32(1))
    for row in rows {
      guard row[column] != .null else {
        append(bigEndian: UInt32.max)
        continue
      }
      let place = bytes.count
      append(bigEndian: UInt32(0))
      append(row[column])
      let length = UInt32(bytes.count - place - 4)
      withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(place..<place + 4, with: $0) }
    }
  }

  private mutating func append(bigEndian number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}

extension BulkStatement.ColumnType {
  var elementType: UInt32 {
    switch self {
    case .integers: Parameters.TypeID.bigint
    case .reals: Parameters.TypeID.double
    case .texts: Parameters.TypeID.text
    case .blobs: Parameters.TypeID.bytea
    }
  }

  var arrayType: UInt32 {
    switch self {
    case .integers: 1016
    case .reals: 1022
    case .texts: 1009
    case .blobs: 1001
    }
  }

  /// The type that all values of a column share; nil when all are null.
  /// - Throws: `StorageError` of kind `syntax` when they differ.
  static func common(_ rows: [[SQLValue]], column: Int) throws -> BulkStatement.ColumnType? {
    var common: BulkStatement.ColumnType?
    for row in rows {
      let type: BulkStatement.ColumnType
      switch row[column] {
      case .null: continue
      case .integer: type = .integers
      case .real: type = .reals
      case .text: type = .texts
      case .blob: type = .blobs
      }
      guard common == nil || common == type else {
        throw StorageError(.syntax, message: "column \(column) of a batch mixes types")
      }
      common = type
    }
    return common
  }
}
