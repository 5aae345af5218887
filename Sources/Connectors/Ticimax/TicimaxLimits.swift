/// Figures that bound the connector's behaviour, with their grounds.
/// "Wire facts" is the Ticimax wire-level fact sheet of 2026-11-23.
enum TicimaxLimits {
  /// Requests of one `pull` at most. At one request in two seconds a checkpoint is at most about
  /// twenty seconds away, unless the shop itself is slow.
  static let requestsPerPull = 10

  /// Rows that are read twice on purpose, so that a shift of the rows between two requests shows.
  static let overlapRows = 5

  /// A page with fewer rows than this ends a listing at once. A longer short page is confirmed by
  /// one more request, because a shop may cap the page below what we ask for; no size under ten
  /// was ever seen as a cap (wire facts §4.3 lists 20 to 100 000 as working).
  static let smallestCap = 10

  /// Requests in a row without a new row after which the meaning of the index is tested again, and
  /// after which the stream stops with an error, see `RowWalk`. The second bounds what a listing
  /// may shrink while it is read, to some 100 000 rows at the usual page size.
  static let doubtfulIdleRequests = 4
  static let mostIdleRequests = 1000

  /// Requests in a row that SelectUrun may refuse with its null-source fault. Live clients stop
  /// after ten bad pages in a row (wire facts §11); ours splits pages, so it allows some more.
  static let mostBadRowsInARow = 25

  /// Sizes to which a page with a bad row is split (wire facts §11: "into tens, then into ones").
  static let splitSizes = [10, 1]

  /// Members whose favourites an incremental run reads where the shop gives them one by one:
  /// ten minutes at the usual pace. Full runs read everyone.
  static let membersPerIncrementalRun = 300

  /// Look-back of an incremental run at a shop that ignores the filters on changes (live clients
  /// read 30 days of orders again on each run, wire facts §11).
  static let blindLookBackSeconds: Int64 = 30 * 86_400

  /// Longest answer that is read. 500 product cards at about 50 KB each fit (wire facts §8).
  static let longestReply = 64 << 20

  /// Added to the wait that a "Next Query Allowed After N seconds" fault names (wire facts §11).
  static let extraThrottleSeconds = 2

  /// No quantity beyond this is believed, in whole units; for amounts of money see `WireAmount`.
  static let largestQuantity: Int64 = 10_000_000

  /// Rows of one request that writes stock. No bound is documented; with a hundred, as with pages, an
  /// unknown outcome concerns few listings.
  static let offersPerPush = 100
  /// Requests of one push at most, where it is divided because the shop refuses it: enough to find
  /// three bad rows among a hundred. What is left is told again later.
  static let requestsPerDividedPush = 40
}
