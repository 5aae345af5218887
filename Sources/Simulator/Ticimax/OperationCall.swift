/// One call of one operation, with the shop as it is at the moment.
struct OperationCall {
  let service: TicimaxService
  let operation: OperationContract
  let arguments: WireObject
  let shop: SimulatedShop
  let view: ShopView
  let behaviour: ShopBehaviour
  let poison: PoisonDraw?
}

/// What an operation answers with inside `{Operation}Result`.
enum OperationResult {
  /// An operation without a result.
  case nothing
  case value(String)
  /// A list's items; an empty list is an empty element.
  /// - Parameter bytesPerRow: about how large a row is, so that the buffer need not grow.
  case list(rows: Int, bytesPerRow: Int, write: (inout ReplyWriter) -> Void)
  case object(expectedBytes: Int, write: (inout ReplyWriter) -> Void)

  var expectedBytes: Int {
    switch self {
    case .nothing, .value: 1_024
    case .list(let rows, let bytesPerRow, _): 1_024 + rows * bytesPerRow
    case .object(let bytes, _): 1_024 + bytes
    }
  }

  static func items<Record>(_ template: RecordTemplate<Record>, _ records: [Record])
    -> OperationResult
  {
    .list(rows: records.count, bytesPerRow: 2_000) { reply in
      for record in records { template.write(record, to: &reply) }
    }
  }

  static func object<Record>(
    _ template: RecordTemplate<Record>, _ record: Record, expectedBytes: Int = 8_192
  ) -> OperationResult {
    .object(expectedBytes: expectedBytes) { template.writeMembers(of: record, to: &$0) }
  }
}

typealias OperationHandler = @Sendable (OperationCall) throws -> OperationResult

/// Rows of one page: what a request's paging members ask for.
struct PageRequest: Sendable, Equatable {
  var offset: Int
  var limit: Int
  var descending: Bool

  /// - Parameters:
  ///   - index: page number or row offset.
  ///   - size: 0 or less means all (Ticimax wire facts 2026-11-23, §4.3).
  init(index: Int, isPage: Bool, size: Int, most: Int, descending: Bool) {
    let wanted = size <= 0 ? Int.max : size
    limit = min(wanted, most)
    let product = max(index, 0).multipliedReportingOverflow(by: isPage ? wanted : 1)
    offset = product.overflow ? .max : product.partialValue
    self.descending = descending
  }

  /// Cuts the page out of rows that are already filtered and sorted upwards.
  func cut(_ rows: [Int]) -> [Int] {
    guard offset < rows.count else { return [] }
    let end = offset + min(limit, rows.count - offset)
    if !descending { return Array(rows[offset..<end]) }
    return (offset..<end).map { rows[rows.count - 1 - $0] }
  }
}
