import Dispatch
import FaultSimulation
import Foundation
import Testing

/// The stock's real decisions and statements in a made-up world; `docs/stock.md` tells what it is.
struct FaultSimulationTests {
  @Test func `one seed is played alike twice`() throws {
    let simulation = try FaultSimulation(days: 1)
    let outcomes = try (0..<2).map { _ in try simulation.run(seed: 7) }
    #expect(outcomes[0].steps == outcomes[1].steps)
    #expect(outcomes[0].coverage == outcomes[1].coverage)
  }

  @Test func `five hundred worlds of faults break no invariant`() async throws {
    let outcomes = try await withThrowingTaskGroup(of: [FaultSimulation.Outcome].self) { group in
      for worker in 0..<2 {
        group.addTask { try await Self.play(stride(from: worker + 1, through: 500, by: 2)) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(outcomes.count == 500)
    for outcome in outcomes {
      #expect(outcome.failure == nil, "simulate-faults --seeds 1 --seed \(outcome.seed) --days 1")
    }
    let never = Sometimes.allCases.filter { event in
      !outcomes.contains { $0.coverage[event] ?? 0 > 0 }
    }
    #expect(never.isEmpty, "proves nothing about: \(never.map(\.rawValue))")
  }

  /// On a thread of its own: a simulation computes for a minute and gives way to nobody.
  private static func play(_ seeds: StrideThrough<Int>) async throws -> [FaultSimulation.Outcome] {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(
          with: Result {
            let simulation = try FaultSimulation(days: 1)
            return try seeds.map { try simulation.run(seed: UInt64($0)) }
          })
      }
    }
  }

  @Test func `worlds that broke an invariant once break none any more`() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("corpus.txt")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    #expect(!lines.isEmpty)
    for line in lines {
      let numbers = line.split(separator: " ").compactMap { UInt64($0) }
      try #require(numbers.count == 2)
      let outcome = try FaultSimulation(days: Int(numbers[1])).run(seed: numbers[0])
      #expect(outcome.failure == nil, "simulate-faults --seed \(line)")
    }
  }
}
