/// What is known of every order without making the order: the columns that requests filter and
/// sort by. Kept for all rows (24 bytes each); everything else is made when a reply needs it.
struct OrderRow: Sendable {
  /// Seconds of local time, see `ShopTime`.
  var placedAt: UInt32
  var editedAt: UInt32
  var stateChangedAt: UInt32
  /// Row of the member, or -1 for a guest or a marketplace's customer.
  var member: Int32
  var state: OrderState
  /// Index in `OrderOrigin.all`.
  var origin: UInt8
  var payment: PaymentMethod
  var paymentState: PaymentState
  /// Index in `Carrier.all`.
  var carrier: UInt8
  var kind: RowKind
  /// The one "transferred to the ERP" flag of the shop (Ticimax wire facts 2026-11-23, §7.2).
  var isTransferred: Bool

  var placed: ShopTime { ShopTime(seconds: Int64(placedAt)) }
  var edited: ShopTime { ShopTime(seconds: Int64(editedAt)) }
  var stateChanged: ShopTime { ShopTime(seconds: Int64(stateChangedAt)) }
}

/// What is known of every product card without making it.
struct CardRow: Sendable {
  var addedAt: ShopTime
  var editedAt: ShopTime
  var stockChangedAt: ShopTime
  /// Index of its first variant; variants are numbered through the whole shop.
  var firstVariant: Int
  var variantCount: Int
  var brand: Int
  var supplier: Int
  var category: Int
  var sortOrder: Int
  var isActive: Bool
  var isShowcased: Bool
  var isDiscounted: Bool
  var kind: RowKind

  var variants: Range<Int> { firstVariant..<(firstVariant + variantCount) }
}

/// What is known of every member without making it.
struct MemberRow: Sendable {
  var registeredAt: ShopTime
  var editedAt: ShopTime
  var lastLoginAt: ShopTime
  var isActive: Bool
  var hasOrdered: Bool
  var kind: RowKind
}

struct FavouriteRow: Sendable {
  var member: Int32
  var card: Int32
  var addedAt: ShopTime
  var kind: RowKind
}

/// The keys under which rows travel. IDs rise with time, as a real shop's do.
enum ShopKey {
  static func order(_ row: Int) -> Int { 100_001 + row }
  static func card(_ row: Int) -> Int { 501 + row }
  static func variant(_ index: Int) -> Int { 9_001 + index }
  static func member(_ row: Int) -> Int { 4_001 + row }
  static func favourite(_ row: Int) -> Int { 31_001 + row }
  static func address(ofMember row: Int, _ number: Int) -> Int { 3_001 + row * 4 + number }

  static func orderRow(_ id: Int) -> Int { id - 100_001 }
  static func cardRow(_ id: Int) -> Int { id - 501 }
  static func variantIndex(_ id: Int) -> Int { id - 9_001 }
  static func memberRow(_ id: Int) -> Int { id - 4_001 }
}
