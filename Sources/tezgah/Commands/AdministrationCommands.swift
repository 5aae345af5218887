import App
import ArgumentParser
import Basics
import Foundation

struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at what usually goes wrong on a new machine.")

  @Flag(help: "One JSON object per line.") var json = false

  func run() async throws {
    try await CommandEnvironment.run { services in
      let findings = try await App.Doctor(services: services).examine()
      for finding in findings {
        Console.line(
          json
            ? JSONText.object([
              ("name", JSONText.string(finding.name)), ("ok", String(finding.isGood)),
              ("detail", JSONText.string(finding.detail)),
            ]) : "\(finding.isGood ? "ok  " : "LOOK")  \(finding.name): \(finding.detail)")
      }
    }
  }
}

struct Config: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the settings.", subcommands: [ConfigShow.self])
}

struct ConfigShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show every setting, secrets masked.")

  func run() async throws {
    try await CommandEnvironment.reportingFailures {
      let configuration = try AppConfiguration(environment: ProcessInfo.processInfo.environment)
      Console.table(
        ["SETTING", "VALUE", "FROM", "WHAT"],
        configuration.shown.map { [$0.name, $0.value, $0.source, $0.help] })
    }
  }
}
