import App
import ArgumentParser
import Foundation

/// The program. Commands only parse, call and print.
@main
struct Tezgah: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tezgah",
    abstract: "One panel for a merchant's own shop and marketplaces.",
    version: programVersion,
    subcommands: [
      Serve.self, Worker.self, Demo.self, Simulate.self, Migrate.self, Move.self, Doctor.self,
      DrillCommand.self,
      Config.self,
      User.self, Token.self, Channel.self, SyncCommand.self, SyncLog.self, Stock.self,
      ImportCommand.self,
      Score.self,
      Feed.self,
    ])

  /// Whatever a command writes is its owner's alone: databases and their copies, keys, feeds.
  static func main() async {
    umask(0o077)
    await main(nil)
  }
}
