import ConnectorKit

/// The records of one answer, cut out but not read, and what its envelope says of the rest.
struct CutPage: Sendable {
  var records: [RawRecord] = []
  var rejected: [RejectedRecord] = []
  var totalElements: Int?
  var totalPages: Int?
  /// Products: where the list goes on behind what page numbers reach.
  var nextPageToken: String?
  /// The order stream: where it goes on.
  var nextCursor: String?
  var hasMore: Bool?

  /// All rows of the answer. A page is short by this figure, not by the readable rows.
  var count: Int { records.count + rejected.count }
}
