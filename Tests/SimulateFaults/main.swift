import FaultSimulation
import Foundation

// simulate-faults [--seeds N] [--seed FIRST] [--days D] [--stop]
//
// Plays seeds FIRST, FIRST+1, … and prints what was seen. Exit 1 with the last steps of the first
// seed that breaks an invariant; `--stop` ends there.

guard let arguments = Arguments(Array(CommandLine.arguments.dropFirst())) else {
  FileHandle.standardError.write(
    Data("usage: simulate-faults [--seeds N] [--seed FIRST] [--days D] [--stop]\n".utf8))
  exit(64)
}

let began = ContinuousClock.now
let tally = try await Tally.play(arguments)
let elapsed = (ContinuousClock.now - began).components
let seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
for failure in tally.failures.prefix(10) {
  print("seed \(failure.seed) --days \(arguments.days): \(failure.text)")
}
if let first = tally.failures.first {
  let simulation = try FaultSimulation(days: arguments.days)
  for line in try simulation.run(seed: first.seed, keepsTrace: true).trace.suffix(60) {
    print("    \(line)")
  }
  try Corpus.keep(seed: first.seed, days: arguments.days)
}
for event in Sometimes.allCases {
  let count = tally.coverage[event] ?? 0
  print("\(count == 0 ? "NEVER" : "\(count) seeds"): \(event.rawValue)")
}
print(
  "\(tally.seeds) seeds, \(Int(tally.days)) days, \(tally.steps) steps in \(Int(seconds.rounded())) s: "
    + "\(Int(tally.days / max(seconds, 0.001))) days a second, \(tally.failures.count) failures")
exit(tally.failures.isEmpty ? 0 : 1)

struct Arguments: Sendable {
  var seeds: UInt64 = 100
  var first: UInt64 = 1
  var days = 4
  var stops = false

  init?(_ words: [String]) {
    var words = words[...]
    while let name = words.popFirst() {
      if name == "--stop" {
        stops = true
        continue
      }
      guard let text = words.popFirst(), let value = UInt64(text) else { return nil }
      switch name {
      case "--seeds": seeds = value
      case "--seed": first = value
      case "--days": days = Int(clamping: max(1, value))
      default: return nil
      }
    }
  }
}

/// What all seeds showed.
struct Tally: Sendable {
  var coverage: [Sometimes: Int] = [:]
  var failures: [(seed: UInt64, text: String)] = []
  var seeds = 0
  var days = 0.0
  var steps = 0

  /// One worker a processor, each with its own database; every seed is a world of its own.
  static func play(_ arguments: Arguments) async throws -> Tally {
    let workers = UInt64(ProcessInfo.processInfo.activeProcessorCount)
    return try await withThrowingTaskGroup(of: Tally.self) { group in
      for worker in 0..<workers {
        group.addTask { try work(arguments, worker: worker, of: workers) }
      }
      var all = try await group.reduce(into: Tally()) { $0.add($1) }
      all.failures.sort { $0.seed < $1.seed }
      return all
    }
  }

  private static func work(
    _ arguments: Arguments, worker: UInt64, of workers: UInt64
  ) throws -> Tally {
    let simulation = try FaultSimulation(days: arguments.days)
    var tally = Tally()
    for seed in stride(
      from: arguments.first + worker, to: arguments.first + arguments.seeds, by: Int(workers))
    {
      let outcome = try simulation.run(seed: seed)
      tally.seeds += 1
      tally.days += outcome.days
      tally.steps += outcome.steps
      for (event, count) in outcome.coverage where count > 0 {
        tally.coverage[event, default: 0] += 1
      }
      guard let failure = outcome.failure else { continue }
      tally.failures.append((seed, failure))
      if arguments.stops { break }
    }
    return tally
  }

  private mutating func add(_ other: Tally) {
    coverage.merge(other.coverage) { $0 + $1 }
    failures += other.failures
    seeds += other.seeds
    days += other.days
    steps += other.steps
  }
}

/// Seeds that broke an invariant once, which the tests play again.
enum Corpus {
  static func keep(seed: UInt64, days: Int) throws {
    guard let path = ProcessInfo.processInfo.environment["TEZGAH_FAULT_CORPUS"] else { return }
    let line = "\(seed) \(days)"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    guard !text.split(separator: "\n").contains(Substring(line)) else { return }
    text += line + "\n"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
