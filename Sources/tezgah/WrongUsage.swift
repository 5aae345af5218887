import App
import ArgumentParser
import ConnectorKit
import Simulator

/// Something that the person typed and that cannot be used, whatever is stored: the exit status is 64.
struct UsageProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// What was asked for cannot be done as things stand: the exit status is 1.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// What could be known from the command line alone is wrong usage; all else is a failure.
enum WrongUsage {
  static func isBehind(_ error: any Error) -> Bool {
    switch error {
    case is UsageProblem, is ShopSpecError: true
    // Settings of the environment are no arguments.
    case let error as AppConfiguration.Invalid: error.setting.hasPrefix("--")
    default: false
    }
  }

  /// Runs a check while arguments are parsed, so that nothing is opened for a command that cannot run.
  static func checking<T>(_ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as ValidationError {
      throw error
    } catch {
      throw ValidationError(FailureText.of(error))
    }
  }
}

extension FixedWidthInteger {
  /// Refuses a number outside of the range.
  /// - Parameter option: how the number is called on the command line.
  func checked(_ option: String, in range: ClosedRange<Self>) throws {
    guard range.contains(self) else {
      throw ValidationError(
        "\(option) must be from \(range.lowerBound) to \(range.upperBound), not \(self)")
    }
  }
}
