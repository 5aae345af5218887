/// What a person may do. Every route names the permission that it needs.
public enum Role: String, Sendable, CaseIterable {
  case owner, manager, packer, service, catalogue, viewer

  public func may(_ permission: Permission) -> Bool { permission.roles.contains(self) }
}

/// The README has the same table under the same names; a test compares them.
public enum Permission: String, Sendable, CaseIterable {
  /// Dashboard, products, listings, scores, stock without its orders, channels, feeds, jobs.
  case viewShop
  /// Orders and customers: names, addresses, telephone numbers. Also how many orders there are, and
  /// what records of people were set aside.
  case viewCustomers
  /// What was sold for how much, by day and channel.
  case viewRevenue
  /// Starts and checks; set-aside records of goods.
  case runSync, buildFeeds
  /// What stands in others' way: pausing and resuming, stopping a sync, retrying, cancelling and
  /// dismissing jobs, how long things are kept; set-aside records of people.
  case manageWork
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
  /// Connecting channels and removing them, schedules, beginning to keep stock here.
  case changeChannels
  case viewAudit
  /// At the command line.
  case changeUsers

  public var roles: Set<Role> {
    switch self {
    case .viewShop: Set(Role.allCases)
    case .viewCustomers: [.owner, .manager, .packer, .service]
    case .runSync, .buildFeeds, .matchGoods: [.owner, .manager, .catalogue]
    case .keepStock, .moveOrders: [.owner, .manager, .packer]
    case .decideClaims, .viewQuestions: [.owner, .manager, .service]
    case .viewRevenue, .manageWork, .viewMoney, .changeChannels, .viewAudit: [.owner, .manager]
    case .changeUsers: [.owner]
    }
  }
}
