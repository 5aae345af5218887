import TestKit

/// The made-up world: one clock, one queue of events, one source of chance. The same seed gives the
/// same world to the last event.
final class World {
  let seed: UInt64
  let scenario: Scenario
  private var random: SeededRandom
  /// True time, in milliseconds UTC.
  private(set) var now: Int64
  private var queue = EventQueue()
  /// Faults and customers stop here; what follows must come to rest.
  let quietFrom: Int64
  private(set) var steps = 0
  private(set) var coverage: [Sometimes: Int] = [:]
  private(set) var failure: String?
  /// The last steps, kept only when a failing seed is played again.
  private(set) var trace: [String] = []
  private let keepsTrace: Bool

  init(seed: UInt64, days: Int, keepsTrace: Bool) {
    self.seed = seed
    self.keepsTrace = keepsTrace
    random = SeededRandom(seed: seed)
    now = 1_795_428_000_000
    scenario = Scenario(random: &random)
    quietFrom = now + Int64(days) * 86_400_000
  }

  var isQuiet: Bool { now >= quietFrom }

  /// - Parameter milliseconds: from now.
  func after(_ milliseconds: Int64, _ body: @escaping () -> Void) {
    queue.push(EventQueue.Event(at: now + max(0, milliseconds), body: body))
  }

  /// Runs events until the time is over or something is wrong.
  func run(until end: Int64) {
    while failure == nil, let event = queue.pop(until: end) {
      now = max(now, event.at)
      steps += 1
      event.body()
    }
    if failure == nil { now = max(now, end) }
  }

  func note(_ text: @autoclosure () -> String) {
    guard keepsTrace else { return }
    if trace.count >= 400 { trace.removeFirst(200) }
    trace.append("\(Double(now - 1_795_428_000_000) / 1000)s \(text())")
  }

  func saw(_ event: Sometimes, times: Int = 1) { coverage[event, default: 0] += times }

  func fail(_ invariant: String, _ text: String) {
    note("FAILED \(invariant): \(text)")
    if failure == nil { failure = "\(invariant): \(text)" }
  }

  // Chance.

  func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &random) }
  func index(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }
  func pick<T>(_ choices: [T]) -> T { choices[index(choices.count)] }
  func chance(_ share: Double) -> Bool { Double(random.next() >> 11) * 0x1p-53 < share }

  /// False while the shop is set up.
  var hasFaults = false

  /// A fault: never once the world is quiet.
  func fault(_ share: Double) -> Bool { hasFaults && !isQuiet && chance(share) }
}

/// Events by their time; of one time, in the order in which they were put in.
struct EventQueue {
  struct Event {
    var at: Int64
    var order = 0
    var body: () -> Void

    init(at: Int64, body: @escaping () -> Void) {
      self.at = at
      self.body = body
    }

    func isBefore(_ other: Event) -> Bool { (at, order) < (other.at, other.order) }
  }

  private var heap: [Event] = []
  private var pushed = 0

  mutating func push(_ event: Event) {
    var event = event
    pushed += 1
    event.order = pushed
    heap.append(event)
    var child = heap.count - 1
    while child > 0, heap[child].isBefore(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop(until end: Int64) -> Event? {
    guard let first = heap.first, first.at <= end else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if heap[child].isBefore(heap[least]) { least = child }
      }
      guard least != parent else { return first }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
