/// What a person may do. Every route names the permission that it needs.
public enum Role: String, Sendable, CaseIterable {
  case owner, manager, packer, catalogue, service, viewer

  public func may(_ permission: Permission) -> Bool {
    switch permission {
    case .viewShop: true
    case .viewCustomers: self != .catalogue && self != .viewer
    case .runSync, .buildFeeds, .matchGoods:
      self == .owner || self == .manager || self == .catalogue
    case .changeChannels, .viewAudit: self == .owner || self == .manager
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
  case changeChannels, viewAudit
  case changeUsers
}
