import Foundation
import Fuzzing

/// Runs the inputs. Whatever ends this process is seen by the `Supervisor`.
struct SingleProcess {
  private let arguments: FuzzArguments

  init(_ arguments: FuzzArguments) { self.arguments = arguments }

  /// - Returns: the exit status: 0 when every promise was kept.
  func run() async -> Int32 {
    do {
      guard let target = try await FuzzTargets.open(arguments.target) else { return 64 }
      let outcome = await Self.outcome { () async throws in
        if let path = arguments.input {
          try await tryFile(path, target)
        } else {
          try await feed(target)
        }
      }
      await target.close()
      try outcome.get()
      return 0
    } catch {
      tell("\(error)")
      return 1
    }
  }

  private func tryFile(_ path: String, _ target: any FuzzTarget) async throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    print("\(arguments.target): \(try await target.check(bytes))")
  }

  private func feed(_ target: any FuzzTarget) async throws {
    let run = FuzzRun(
      name: arguments.target, target: target, maker: try arguments.maker(),
      bound: arguments.bound, notePath: arguments.notePath)
    let arguments = arguments
    let figures = try await run.run { reason in
      SingleProcess(arguments).tell(reason)
      _exit(3)
    }
    try figures.text.write(toFile: arguments.figuresPath, atomically: true, encoding: .utf8)
  }

  /// The supervisor reads it.
  private func tell(_ reason: String) {
    if arguments.isAlone {
      try? reason.write(toFile: arguments.faultPath, atomically: true, encoding: .utf8)
    } else {
      Terminal.complain("\(arguments.target): \(reason)")
    }
  }

  private static func outcome(
    _ body: () async throws -> Void
  ) async -> Result<Void, any Error> {
    do { return .success(try await body()) } catch { return .failure(error) }
  }
}
