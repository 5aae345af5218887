import Foundation
import Testing

@testable import Web

/// The table of rights, whole, so that a change of one cell is a change here.
struct RoleTests {
  static let table: [(permission: Permission, roles: Set<Role>)] = [
    (.viewShop, Set(Role.allCases)),
    (.viewCustomers, [.owner, .manager, .packer, .service]),
    (.viewRevenue, [.owner, .manager]),
    (.manageWork, [.owner, .manager]),
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

  /// The rows of the README's table that name a permission: its cells by the roles of the head.
  private func readme() throws -> [String: Set<String>] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let roles = Set(Role.allCases.map(\.rawValue))
    let head = try #require(lines.first { roles.isSubset(of: Set($0)) })
    var table: [String: Set<String>] = [:]
    for cells in lines where cells.count == head.count {
      let names = cells[0].split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset % 2 == 1 }.map { String($0.element) }
      let allowed = zip(head, cells).filter { $0.1 == "yes" }.map(\.0)
      for name in names { table[name] = Set(allowed) }
    }
    return table
  }

  @Test func `the README's table of roles says what the code does`() throws {
    let code = Permission.allCases.map { ($0.rawValue, Set($0.roles.map(\.rawValue))) }
    #expect(try readme() == Dictionary(uniqueKeysWithValues: code))
  }
}
