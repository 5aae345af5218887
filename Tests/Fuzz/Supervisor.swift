import Foundation
import Fuzzing

/// Watches over a process that runs the inputs, and keeps the one that ended it.
struct Supervisor {
  private let arguments: FuzzArguments

  init(_ arguments: FuzzArguments) { self.arguments = arguments }

  /// - Returns: the exit status: 0 when nothing was found.
  func run() -> Int32 {
    do {
      try prepare()
      let process = try start()
      process.waitUntilExit()
      let isGood = process.terminationReason == .exit && process.terminationStatus == 0
      let text = isGood ? try text(of: arguments.figuresPath) : try fault(of: process)
      print(text)
      try report(isGood ? "passed" : "failed", text)
      return isGood ? 0 : 1
    } catch {
      Terminal.complain("fuzz: \(error)")
      return 2
    }
  }

  private func prepare() throws {
    try FileManager.default.createDirectory(
      atPath: arguments.keep, withIntermediateDirectories: true)
    for path in [arguments.notePath, arguments.faultPath, arguments.figuresPath] {
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private func start() throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments.alone
    process.environment = ProcessInfo.processInfo.environment.merging(
      // Where it trapped, and nothing that waits for a person.
      ["SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no,threads=crashed,limit=30,images=none"]
    ) { given, _ in given }
    try process.run()
    return process
  }

  /// What happened, and the command that makes it happen again.
  private func fault(of process: Process) throws -> String {
    let reason =
      process.terminationReason == .uncaughtSignal
      ? "ended by signal \(process.terminationStatus)"
      : (try? text(of: arguments.faultPath)) ?? "ended with \(process.terminationStatus)"
    guard let number = RunNote.read(arguments.notePath) else {
      return "\(arguments.target): \(reason), before the first input"
    }
    let file = "\(arguments.keep)/crash-\(arguments.target)-\(arguments.seed)-\(number)"
    try Data(arguments.maker().input(number)).write(to: URL(fileURLWithPath: file))
    return "\(arguments.target): input \(number) of seed \(arguments.seed): \(reason); again with: "
      + "fuzz \(arguments.target) --input \(file)"
  }

  private func text(of path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  private func report(_ verdict: String, _ text: String) throws {
    guard let path = arguments.report else { return }
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    try "\(verdict)\n\(line)\n".write(toFile: path, atomically: true, encoding: .utf8)
  }
}
