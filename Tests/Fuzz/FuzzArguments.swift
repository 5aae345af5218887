import Foundation
import Fuzzing

/// What was asked for on the command line.
struct FuzzArguments: Sendable {
  static let usage = """
    usage: fuzz TARGET [--seconds N | --runs N] [--seed S] [--input FILE] [--corpus DIR] [--keep DIR]
                       [--report FILE]
           fuzz --list
    """

  var target = ""
  var bound = FuzzRun.Bound.seconds(60)
  /// Any one, when none is given.
  var seed = UInt64.random(in: 1...999_999_999)
  /// A file that is tried as it is, and nothing else.
  var input: String?
  var corpus = "Tests/Fuzzing/Corpus"
  /// Where inputs that broke something are kept.
  var keep = ".build/fuzz"
  /// Where the verdict goes: `passed` or `failed`, then the figures or the reason.
  var report: String?
  var isList = false
  /// Runs the inputs itself instead of watching over another process.
  var isAlone = false

  init?(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "--list": isList = true
      case "--alone": isAlone = true
      case let option where option.hasPrefix("--"):
        guard let value = words.popFirst(), take(option, value) else { return nil }
      case let name:
        guard target.isEmpty, FuzzTargets.names.contains(name) else { return nil }
        target = name
      }
    }
    guard isList || !target.isEmpty else { return nil }
  }

  private mutating func take(_ option: String, _ value: String) -> Bool {
    switch option {
    case "--seconds": bound = .seconds(max(1, Int(value) ?? 0))
    case "--runs": bound = .runs(max(1, Int(value) ?? 0))
    case "--seed":
      guard let number = UInt64(value) else { return false }
      seed = number
    case "--input": input = value
    case "--corpus": corpus = value
    case "--keep": keep = value
    case "--report": report = value
    default: return false
    }
    switch option {
    case "--seconds", "--runs": return Int(value) != nil
    default: return true
    }
  }

  /// The same for a process that runs the inputs.
  var alone: [String] {
    let limit =
      switch bound {
      case .runs(let runs): ["--runs", String(runs)]
      case .seconds(let seconds): ["--seconds", String(seconds)]
      }
    return [target, "--alone", "--seed", String(seed), "--corpus", corpus, "--keep", keep] + limit
  }

  var notePath: String { "\(keep)/\(target)-\(seed).number" }
  var faultPath: String { "\(keep)/\(target)-\(seed).fault" }
  var figuresPath: String { "\(keep)/\(target)-\(seed).figures" }

  /// Makes the inputs of this target and seed.
  func maker() throws -> InputMaker {
    InputMaker(corpus: try Corpus(folder: "\(corpus)/\(target)"), target: target, seed: seed)
  }
}

enum Terminal {
  static func complain(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
