/// A shop's data before anything happened to it: made from a seed, or read from retail data.
///
/// Rows are in the order of their IDs, which is also the order of their dates.
protocol ShopSource: Sendable {
  var orders: [OrderRow] { get }
  var cards: [CardRow] { get }
  var members: [MemberRow] { get }
  var favourites: [FavouriteRow] { get }
  var categories: [ShopCategory] { get }
  var brands: [String] { get }
  var suppliers: [String] { get }

  /// The order of a row. `facts` may differ from `orders[row]`, or stand for a row behind the last
  /// one, when the order changed or was added since.
  func order(_ row: Int, _ facts: OrderRow) -> ShopOrder
  /// The card of a row, with its variants' stock as it was at first.
  func card(_ row: Int) -> ShopCard
  func member(_ row: Int) -> ShopMember
  /// A new order's facts, placed at `time`.
  func newOrder(_ row: Int, at time: ShopTime) -> OrderRow

  /// Row of the order with this number; rows of added orders included.
  func orderRow(number: String) -> Int?
  /// Index of the variant with this stock code or barcode.
  func variant(sku: String) -> Int?
  func variant(barcode: String) -> Int?
}

extension ShopSource {
  /// Row of the card that a variant belongs to.
  func cardRow(ofVariant variant: Int) -> Int? {
    guard variant >= 0, let last = cards.last, variant < last.variants.upperBound else {
      return nil
    }
    var low = 0
    var high = cards.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if cards[middle].firstVariant <= variant { low = middle } else { high = middle }
    }
    return low
  }
}

/// A node of the shop's category tree.
struct ShopCategory: Sendable, Equatable {
  let id: Int
  /// 0 for a root.
  let parent: Int
  let name: String
  let page: String
  let order: Int
}
