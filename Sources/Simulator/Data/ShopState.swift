/// What changed in a shop since it was made. Copying is cheap: arrays are shared until written.
struct ShopState: Sendable {
  var orders: RowVisibility
  var cards: RowVisibility
  var members: RowVisibility
  var favourites: RowVisibility
  /// Orders behind the source's last row.
  var addedOrders: [OrderRow] = []
  var changedOrders: [Int: OrderRow] = [:]
  /// Goods of added orders that were named, by order row.
  var dictated: [Int: DictatedOrder] = [:]
  /// Rows of orders from Trendyol that were placed here, or moved on, by chance: Trendyol looks at
  /// them when it is asked next.
  var marketplaceEvents: [Int] = []
  var stock: [Int: StockChange] = [:]
  /// When the stock of a card's variant changed last, by card row.
  var cardStockChanges: [Int: ShopTime] = [:]
  var prices: [Int: PriceChange] = [:]
  /// When a card was edited last by a client, by card row.
  var cardEdits: [Int: ShopTime] = [:]
  /// Steps of the fault `drift` that are still to come, by stream; the last is the next.
  var pendingDrift: [ShopStream: [DriftStep]] = [:]
  /// True once `settle` ran: no more drift, no more poison.
  var isSettled = false

  struct StockChange: Sendable {
    var quantity: Int
    var at: ShopTime
  }

  /// What is nil is as it was at first.
  struct PriceChange: Sendable {
    var list: Amount?
    var sale: Amount?
    var includesVAT: Bool?
  }

  /// Shows a late row or takes a doomed one away.
  struct DriftStep: Sendable {
    var row: Int
    var shows: Bool
  }

  init(_ source: any ShopSource) {
    orders = RowVisibility(rows: source.orders.count) { source.orders[$0].kind.belongs }
    cards = RowVisibility(rows: source.cards.count) { source.cards[$0].kind.belongs }
    members = RowVisibility(rows: source.members.count) { source.members[$0].kind.belongs }
    favourites = RowVisibility(rows: source.favourites.count) {
      source.favourites[$0].kind.belongs
    }
  }

  subscript(stream: ShopStream) -> RowVisibility {
    get {
      switch stream {
      case .orders: orders
      case .products: cards
      case .members: members
      case .favourites: favourites
      }
    }
    set {
      switch stream {
      case .orders: orders = newValue
      case .products: cards = newValue
      case .members: members = newValue
      case .favourites: favourites = newValue
      }
    }
  }

  mutating func apply(_ step: DriftStep, to stream: ShopStream) {
    switch stream {
    case .orders: orders.set(step.row, step.shows)
    case .products: cards.set(step.row, step.shows)
    case .members: members.set(step.row, step.shows)
    case .favourites: favourites.set(step.row, step.shows)
    }
  }
}

/// The paged streams of a shop.
enum ShopStream: String, CaseIterable, Sendable {
  case orders, products, members, favourites
}
