import Basics
import Commerce
import ConnectorKit
import Inventory
import Simulator
import Storage
import Sync
import Synchronization
import Testing
import Work

@testable import App

/// Moving packages, from the wish to the channel and back, over real HTTP.
struct PackageMoveTests {
  private static let actor = "user:1"

  /// A package that waits to be packed, of the synchronised account.
  private static func newPackage(_ program: TrendyolProgram) async throws -> Int64 {
    #expect(!program.server.trendyol.placeOrders(3, mirrors: false).isEmpty)
    #expect(try await program.sync([.products, .orders]).state == .complete)
    let found = try await program.services.database.read { connection in
      try connection.integer(
        """
        SELECT p.id FROM order_packages p WHERE p.status = 'created' AND p.is_replaced = 0
          AND p.tracking_number <> '' AND (SELECT count(*) FROM order_lines l
            WHERE l.order_id = p.order_id AND l.package_remote_id = p.remote_id) > 0
        ORDER BY p.id LIMIT 1
        """)
    }
    return try #require(found)
  }

  @discardableResult
  private static func ask(
    _ wish: MoveWish, _ package: Int64, _ program: TrendyolProgram
  ) async throws -> MoveRefusal? {
    let now = program.services.clock.now()
    return try await program.services.database.write {
      try PackageMoves.ask(wish, packageID: package, actor: actor, now: now, in: $0)
    }
  }

  /// Does the channel's moves as a worker does.
  private static func work(
    _ program: TrendyolProgram, _ job: PackageMoveJob? = nil
  ) async throws {
    let (services, id, now) = (program.services, program.account.id, program.services.clock.now())
    let claimed = try await services.database.write { connection in
      try JobQueue.enqueue(PackageMoves.request(channelID: id), now: now, in: connection)
      return try JobQueue.claim(
        upTo: 1, kinds: [PackageMoves.kind], worker: "w", now: now, in: connection)
    }
    let context = JobContext(
      job: claimed[0],
      database: FencedDatabase(services.database, job: claimed[0], clock: services.clock),
      clock: services.clock, isStopping: { false }, onStopping: { _ in })
    _ = try await (job ?? services.packageMoveJob).run(context)
    try await services.database.write { try JobQueue.finish(claimed[0], now: now, in: $0) }
  }

  private static func states(
    _ package: Int64, _ program: TrendyolProgram
  ) async throws -> [String] {
    try await program.services.database.read { connection in
      try PackageMoves.latest(packageID: package, limit: 20, in: connection).reversed().map {
        "\($0.kind.rawValue) \($0.state.rawValue)"
      }
    }
  }

  private static func status(
    _ package: Int64, _ program: TrendyolProgram
  ) async throws -> String? {
    try await program.services.database.read { connection in
      try connection.first(
        "SELECT status FROM order_packages WHERE id = ?", [.integer(package)]
      ) { $0.text(0) }
    }
  }

  @Test func `a package is packed, invoiced and labelled, and the next reading shows it`()
    async throws
  {
    try await TrendyolProgram.with(orders: 400) { program in
      let package = try await Self.newPackage(program)
      #expect(
        try await Self.ask(.invoiced(number: "ABC2026000000001"), package, program) == .notPacking)
      #expect(try await Self.ask(.picking, package, program) == nil)
      #expect(try await Self.ask(.picking, package, program) == .busy)
      try await Self.work(program)
      #expect(try await Self.states(package, program) == ["picking done"])
      // Nothing is invented here: the status is the channel's.
      #expect(try await Self.status(package, program) == "created")
      #expect(try await program.sync([.orders]).state == .complete)
      #expect(try await Self.status(package, program) == "preparing")
      #expect(try await Self.ask(.invoiced(number: "ABC2026000000001"), package, program) == nil)
      try await Self.work(program)
      try await Self.ask(.label, package, program)
      try await Self.work(program)
      #expect(
        try await Self.states(package, program)
          == ["picking done", "invoiced done", "label done"])
      #expect(try await program.sync([.orders]).state == .complete)
      #expect(try await Self.status(package, program) == "invoiced")
      let asked = try await program.services.integer(
        "SELECT count(*) FROM jobs WHERE kind = 'sync' AND payload LIKE '%package move%'")
      #expect(asked == 1)
      #expect(
        try await program.services.integer(
          "SELECT count(*) FROM audit_log WHERE action LIKE 'package.%'") == 3)
    }
  }

  @Test func `what the channel refuses comes back in its words, and costs no other move`()
    async throws
  {
    try await TrendyolProgram.with(orders: 400) { program in
      let package = try await Self.newPackage(program)
      #expect(try await Self.ask(.carrier(code: "YOKBOYLE"), package, program) == nil)
      try await Self.work(program)
      #expect(try await Self.states(package, program) == ["carrier refused"])
      let message = try await program.services.database.read { connection in
        try PackageMoves.latest(packageID: package, limit: 1, in: connection).first?.message
      }
      #expect(message?.isEmpty == false)
      #expect(try await Self.ask(.picking, package, program) == nil)
      try await Self.work(program)
      #expect(try await Self.states(package, program) == ["carrier refused", "picking done"])
    }
  }

  @Test func `a move whose answer is lost is not made again, and stays unknown until it is seen`()
    async throws
  {
    try await TrendyolProgram.with(orders: 400) { program in
      let package = try await Self.newPackage(program)
      let calls = Mutex(0)
      let job = PackageMoveJob(
        connector: { _ in
          ToyMover { () throws(ConnectorError) in
            calls.withLock { $0 += 1 }
            throw ConnectorError(.unknownOutcome, "no answer")
          }
        }, onMoved: { _, _, _ in })
      try await Self.ask(.picking, package, program)
      try await Self.work(program, job)
      try await Self.work(program, job)
      #expect(calls.withLock { $0 } == 1)
      #expect(try await Self.states(package, program) == ["picking unknown"])
      #expect(try await Self.ask(.picking, package, program) == .unknown)
      // It was made all the same, and the next reading shows it.
      try await program.services.database.write { connection in
        try connection.execute(
          "UPDATE order_packages SET status = 'preparing' WHERE id = ?", [.integer(package)])
      }
      #expect(try await Self.states(package, program) == ["picking done"])
      #expect(
        try await Self.ask(.invoiced(number: "ABC2026000000001"), package, program) == nil)
    }
  }

  @Test func `a kill while the channel is asked leaves the move unknown, and the next ones go on`()
    async throws
  {
    try await TrendyolProgram.with(orders: 400) { program in
      let package = try await Self.newPackage(program)
      try await Self.ask(.picking, package, program)
      try await program.services.database.write { connection in
        // As the process that was killed left it.
        try connection.execute(
          "UPDATE package_moves SET state = 'sending', asked_at = asked_at - 7200000")
      }
      try await Self.work(program)
      #expect(try await Self.states(package, program) == ["picking unknown"])
      // It waited for two hours, and is unknown only since now.
      #expect(try await Self.ask(.picking, package, program) == .unknown)
      let others = try await program.services.integer(
        "SELECT count(*) FROM package_moves WHERE state IN ('waiting', 'sending')")
      #expect(others == 0)
    }
  }

  @Test func `behind a loss that the channel took nothing is asked before it is seen`()
    async throws
  {
    try await TrendyolProgram.with(orders: 400) { program in
      let package = try await Self.newPackage(program)
      let job = PackageMoveJob(
        connector: { _ in ToyMover { () throws(ConnectorError) in } }, onMoved: { _, _, _ in })
      try await Self.ask(.unsupplied(.outOfStock), package, program)
      try await Self.work(program, job)
      #expect(try await Self.states(package, program) == ["unsupplied done"])
      #expect(try await Self.ask(.unsupplied(.outOfStock), package, program) == .unknown)
      #expect(try await Self.ask(.picking, package, program) == .unknown)
    }
  }

  @Test func `a channel that is away is asked again later`() async throws {
    try await TrendyolProgram.with(orders: 400) { program in
      let package = try await Self.newPackage(program)
      let job = PackageMoveJob(
        connector: { _ in
          ToyMover { () throws(ConnectorError) in throw ConnectorError(.temporary, "away") }
        },
        onMoved: { _, _, _ in })
      try await Self.ask(.picking, package, program)
      try await Self.work(program, job)
      #expect(try await Self.states(package, program) == ["picking waiting"])
      try await Self.work(program)
      #expect(try await Self.states(package, program) == ["picking done"])
    }
  }

  @Test func `the desk gets the channel's label once it is made`() async throws {
    try await TrendyolProgram.with(orders: 400) { program in
      let package = try await Self.newPackage(program)
      let number = try await program.services.database.read { connection in
        try PackageFacts.load(package, in: connection)?.trackingNumber ?? ""
      }
      for wish in [MoveWish.picking, .label] {
        try await Self.ask(wish, package, program)
        try await Self.work(program)
      }
      #expect(try await Self.states(package, program) == ["picking done", "label done"])
      let label = try await program.desk.shippingLabel(
        channelID: program.account.id, trackingNumber: number)
      #expect(label?.pages.first?.hasPrefix("^XA") == true)
    }
  }
}

/// A channel whose moves do what the test says.
private struct ToyMover: OrderMoving {
  let action: @Sendable () throws(ConnectorError) -> Void

  init(_ action: @escaping @Sendable () throws(ConnectorError) -> Void) { self.action = action }

  var descriptor: ConnectorDescriptor {
    ConnectorDescriptor(
      platform: "toy", displayName: "Toy", capabilities: [], settings: [], streams: [],
      shopKeys: [])
  }
  var orderMoves: Set<OrderMove.Kind> { Set(OrderMove.Kind.allCases) }

  func move(_ move: OrderMove, package: String) async throws(ConnectorError) { try action() }
  func label(trackingNumber: String) async throws(ConnectorError) -> ShippingLabel? { nil }
  func check() async throws(ConnectorError) -> ConnectionCheck { ConnectionCheck(findings: []) }
  func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    PulledPage(records: [], next: nil)
  }
  func map(_ record: RawRecord, stream: SyncStream) throws(MappingError) -> ChannelRecord {
    throw MappingError(field: "", reason: "toy")
  }
}
