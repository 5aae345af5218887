/// What a person may do. Every route names the permission that it needs.
public enum Role: String, Sendable, CaseIterable {
  case owner, manager, packer, catalogue, service, viewer

  public func may(_ permission: Permission) -> Bool {
    switch permission {
    case .viewShop: true
    case .viewCustomers: self != .catalogue && self != .viewer
    case .runSync, .buildFeeds, .matchGoods:
      self == .owner || self == .manager || self == .catalogue
    case .keepStock, .moveOrders: self == .owner || self == .manager || self == .packer
    case .decideClaims, .viewQuestions: self == .owner || self == .manager || self == .service
    case .changeChannels, .viewAudit, .viewMoney: self == .owner || self == .manager
    case .changeUsers: self == .owner
    }
  }
}

public enum Permission: Sendable, CaseIterable {
  /// Dashboard, products, scores, feeds, orders without personal data of more than one buyer.
  case viewShop
  /// Orders and customers: names, addresses, telephone numbers.
  case viewCustomers
  case runSync, buildFeeds
  /// Which goods of several channels are the same.
  case matchGoods
  /// Counts, what channels are told of stock, and differences.
  case keepStock
  /// What channels are asked to do with packages.
  case moveOrders
  /// Goods that buyers want to give back; what buyers ask.
  case decideClaims, viewQuestions
  /// Settlements: what channels keep and what they pay out.
  case viewMoney
  case changeChannels, viewAudit
  case changeUsers
}
