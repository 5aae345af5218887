import Basics
import Storage
import StorageSQLite

/// Our program in the made-up world: a database that survives, and everything else, which is gone
/// when the program dies. Its parts do one transaction or one request a step.
final class OurSide {
  let world: World
  let markets: [FakeMarket]
  let reference = Reference()
  private let database: SQLiteScratch
  private(set) var shop: Shop
  /// Everything that was planned by a life that has ended is dropped.
  private(set) var life = 0
  private(set) var isAlive = true
  /// Our clock against the true time.
  private(set) var skew: Int64 = 0
  private(set) var leaptAt: Int64 = -86_400_000
  private var commits = 0
  /// What the program was doing between two steps, to tell what a death has cut in two.
  var publishing: [Int: PublishStage] = [:]
  var publishers: [Publisher] = []

  enum PublishStage { case marked, sent }

  /// - Parameter database: empty.
  init(world: World, markets: [FakeMarket], opening: [Int64], on database: SQLiteScratch) throws {
    self.world = world
    self.markets = markets
    self.database = database
    let start = Timestamp(milliseconds: world.now)
    shop = try database.transaction { try Shop.build(opening: opening, now: start, in: $0) }
  }

  var clock: Timestamp { Timestamp(milliseconds: world.now + skew) }

  /// Does something later, if this life still lasts.
  func after(_ milliseconds: Int64, _ body: @escaping () -> Void) {
    let planned = life
    world.after(milliseconds) { [weak self] in
      guard let self, isAlive, life == planned else { return }
      body()
    }
  }

  /// One transaction of ours.
  /// - Returns: false when the program died in it: nothing is stored then.
  func transact(
    _ what: @autoclosure () -> String, _ body: (any SQLConnection) throws -> Void
  ) -> Bool {
    guard world.failure == nil else { return false }
    if commits >= 50 {
      commits = 0
      check()
    }
    let dies = world.fault(world.scenario.diesInside)
    do {
      try database.transaction { connection in
        try body(connection)
        if dies { throw Death() }
      }
    } catch is Death {
      world.saw(.diedInsideTransaction)
      world.note("we died inside \(what())")
      die()
      return false
    } catch {
      world.fail("error", "\(what()): \(error)")
      return false
    }
    world.note(what())
    commits += 1
    if world.fault(world.scenario.diesAfter) {
      world.saw(.diedAfterCommit)
      world.note("we died after \(what())")
      diesAfterStep = true
    }
    return true
  }

  /// The death comes when the step is over: what it kept of its own is the database's as well.
  private var diesAfterStep = false

  func endStep() {
    guard diesAfterStep else { return }
    diesAfterStep = false
    die()
  }

  private struct Death: Error {}

  func read<T>(_ body: (any SQLConnection) throws -> T) -> T? {
    guard world.failure == nil else { return nil }
    do {
      return try database.transaction(body)
    } catch {
      world.fail("error", "reading: \(error)")
      return nil
    }
  }

  func check() { read { try Checks(world: world, side: self, connection: $0).run() } }

  private func die() {
    for stage in publishing.values {
      world.saw(stage == .marked ? .diedBeforeSend : .diedBeforeAck)
    }
    publishing = [:]
    life += 1
    isAlive = false
    world.after(world.number(1...10) * 12_000) { [weak self] in
      guard let self else { return }
      isAlive = true
      world.note("we live again")
      start()
    }
  }

  /// What is begun by every life.
  var onStart: [() -> Void] = []

  func start() {
    for begin in onStart { begin() }
  }

  func leap() {
    skew = world.number(-3600...3600) * 1000
    leaptAt = world.now
    world.saw(.clockLeapt)
    world.note("our clock is off by \(skew) ms")
  }

  func setRight() {
    guard skew != 0 else { return }
    skew = 0
    leaptAt = world.now
  }
}
