import Basics
import Commerce
import TestKit
import Testing

/// One order out of its packages, without storage.
struct OrderMergingTests {
  private func order(_ packages: [FakePackage]) throws -> OrderRecord {
    try #require(OrderMerging(packages.map(\.record))).order
  }

  @Test func `no package makes no order`() {
    #expect(OrderMerging([]) == nil)
    var plain = FakePackage(key: 1, order: 1, changedAt: 0, status: .created).record
    plain.package = nil
    #expect(OrderMerging([plain]) == nil)
  }

  @Test func `the order of the packages does not matter`() throws {
    let packages = [
      FakePackage(key: 9, order: 1, changedAt: 5, status: .created, goods: [1: 2]),
      FakePackage(key: 10, order: 1, changedAt: 5, status: .shipped, goods: [2: 1]),
      FakePackage(key: 11, order: 1, changedAt: 3, status: .created, origins: [8], goods: [3: 1]),
      FakePackage(key: 8, order: 1, changedAt: 9, status: .created, goods: [3: 1]),
    ]
    let expected = try order(packages)
    var random = SeededRandom(seed: 3)
    for _ in 0..<50 {
      #expect(try order(packages.shuffled(using: &random)) == expected)
    }
    #expect(expected.lines.map(\.packageRemoteID) == ["9", "10", "11"])
    #expect(expected.trackingNumber == "T9")
    #expect(expected.totalMinor == 1900 + 1000 + 1000)
    #expect(expected.discountMinor == 100)
    #expect(expected.changedAt == FakePackage.time(9))
  }

  @Test func `a package that another came out of gives nothing, whatever its status`() throws {
    let merged = try order([
      FakePackage(key: 1, order: 1, changedAt: 1, status: .created, goods: [1: 5]),
      FakePackage(key: 2, order: 1, changedAt: 2, status: .created, origins: [1], goods: [1: 4]),
    ])
    #expect(merged.lines.map(\.quantityMilli) == [4000])
  }

  @Test func `a package that names itself is not replaced`() throws {
    let merged = try order([
      FakePackage(key: 1, order: 1, changedAt: 1, status: .created, origins: [1], goods: [1: 5])
    ])
    #expect(merged.lines.count == 1)
  }

  @Test func `an order whose packages were all replaced waits without goods and is no sale`() throws
  {
    let merged = try order([
      FakePackage(key: 1, order: 1, changedAt: 1, status: .created, goods: [1: 5], isReplaced: true)
    ])
    #expect(merged.lines.isEmpty && merged.totalMinor == 0)
    #expect(merged.status == .unknown)
  }

  @Test(arguments: [
    ([OrderStatus.shipped, .created], OrderStatus.created), ([.delivered, .cancelled], .delivered),
    ([.delivered, .returned], .delivered), ([.cancelled, .unsupplied], .unsupplied),
    ([.cancelled, .cancelled], .cancelled), ([.awaitingPayment, .cancelled], .awaitingPayment),
  ])
  func `what is left to do decides the status`(
    statuses: [OrderStatus], expected: OrderStatus
  ) throws {
    let merged = try order(
      statuses.enumerated().map {
        FakePackage(key: $0, order: 1, changedAt: 1, status: $1, goods: [$0: 1])
      })
    #expect(merged.status == expected)
  }

  @Test func `a cancelled package is out of the sums, and a cancelled order keeps its value`()
    throws
  {
    let sold = FakePackage(key: 1, order: 1, changedAt: 1, status: .shipped, goods: [1: 1])
    let cancelled = FakePackage(key: 2, order: 1, changedAt: 1, status: .cancelled, goods: [2: 2])
    let mixed = try order([sold, cancelled])
    #expect(mixed.totalMinor == 1000)
    #expect(mixed.lines.map(\.isCancelled) == [false, true])
    #expect(mixed.channelStatus == "shipped + cancelled")
    #expect(try order([cancelled]).totalMinor == 1900)
  }

  @Test func `the history is what all packages tell, each status once`() throws {
    let merged = try order([
      FakePackage(key: 1, order: 1, changedAt: 1, status: .created, isReplaced: true),
      FakePackage(key: 2, order: 1, changedAt: 7, status: .shipped, origins: [1]),
    ])
    #expect(merged.history?.map(\.channelStatus) == ["created", "UnPacked", "shipped"])
    #expect(
      merged.history?.map(\.at) == [0, 1, 7].map { FakePackage.time($0) })
  }
}
