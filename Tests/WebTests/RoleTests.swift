import Testing

@testable import Web

/// The table of rights, whole, so that a change of one cell is a change here.
struct RoleTests {
  static let table: [(permission: Permission, roles: Set<Role>)] = [
    (.viewShop, Set(Role.allCases)),
    (.viewCustomers, [.owner, .manager, .packer, .service]),
    (.runSync, [.owner, .manager, .catalogue]),
    (.buildFeeds, [.owner, .manager, .catalogue]),
    (.matchGoods, [.owner, .manager, .catalogue]),
    (.keepStock, [.owner, .manager, .packer]),
    (.moveOrders, [.owner, .manager, .packer]),
    (.decideClaims, [.owner, .manager, .service]),
    (.viewQuestions, [.owner, .manager, .service]),
    (.viewMoney, [.owner, .manager]),
    (.changeChannels, [.owner, .manager]),
    (.viewAudit, [.owner, .manager]),
    (.changeUsers, [.owner]),
  ]

  @Test func `every role may do what the table says and nothing else`() {
    for (permission, roles) in Self.table {
      for role in Role.allCases {
        #expect(role.may(permission) == roles.contains(role), "\(role) \(permission)")
      }
    }
  }

  @Test func `the table names every permission`() {
    #expect(Set(Self.table.map { "\($0.permission)" }) == Set(Permission.allCases.map { "\($0)" }))
  }
}
