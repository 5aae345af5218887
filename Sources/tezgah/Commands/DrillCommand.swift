import App
import ArgumentParser
import Basics
import Foundation

struct DrillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill",
    abstract: "Prove that the workers of this database lose nothing and do nothing twice.",
    discussion: """
      Puts harmless jobs into the queue, waits until the running workers (`serve`, `worker`) have \
      done them, and counts. Kill and start workers meanwhile as you like.
      """)

  @Option(help: "How many jobs, at most 100000.") var jobs = 200
  @Option(help: "How long each job works, in milliseconds.") var workMs = 20
  @Option(help: "Least time between two starts of all workers together, in milliseconds.")
  var intervalMs = 0
  @Option(help: "Give up after so many seconds.") var timeout = 600
  @Flag(help: "One JSON object per line.") var json = false

  func validate() throws {
    try jobs.checked("--jobs", in: 1...100_000)
    try workMs.checked("--work-ms", in: 0...60_000)
    try intervalMs.checked("--interval-ms", in: 0...60_000)
    try timeout.checked("--timeout", in: 1...86_400)
  }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let drill = Drill(services: services)
      let deadline = ContinuousClock.now + .seconds(timeout)
      try await drill.begin(
        jobs: Int64(jobs), workMilliseconds: Int64(workMs), intervalMilliseconds: Int64(intervalMs))
      var result = try await drill.count(of: Int64(jobs))
      while result.done + result.failed < result.jobs, ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(500))
        result = try await drill.count(of: Int64(jobs))
        show(result)
      }
      if !json, Console.standardErrorIsTerminal { Console.note("") }
      try await drill.end()
      finish(result)
      guard result.isRight else {
        Console.error(
          result.twice > 0 ? "jobs were done twice" : "not all jobs were done; is a worker running?"
        )
        throw ExitStatus.failed
      }
    }
  }

  private func show(_ result: Drill.Result) {
    if !json, Console.standardErrorIsTerminal {
      Console.status("\(result.done) of \(result.jobs) done by \(result.workers) workers")
    }
  }

  private func finish(_ result: Drill.Result) {
    if json {
      Console.line(
        JSONText.object([
          ("jobs", String(result.jobs)), ("done", String(result.done)),
          ("twice", String(result.twice)), ("failed", String(result.failed)),
          ("workers", String(result.workers)), ("starts", String(result.starts)),
          ("shortestGapMs", result.shortestGapMilliseconds.map { String($0) } ?? "null"),
        ]))
    } else {
      let gap = result.shortestGapMilliseconds.map { ", starts at least \($0) ms apart" } ?? ""
      Console.line(
        "\(result.done) of \(result.jobs) jobs done by \(result.workers) workers, "
          + "\(result.twice) twice, \(result.failed) failed\(gap)")
    }
  }
}
