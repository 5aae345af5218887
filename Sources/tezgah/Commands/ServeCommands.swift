import App
import ArgumentParser
import Foundation

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run panel, API, feeds and background work.")

  @Option(help: "Address to listen on.") var host: String?
  @Option(help: "Port to listen on; 0 for any free one.") var port: Int?
  @Flag(inversion: .prefixedNo, help: "Also run background work here.") var worker = true

  func validate() throws { try PortArgument.check(port) }

  func run() async throws {
    try await CommandEnvironment.run { services in
      for exposed in services.exposedFiles { Console.note("warning: \(exposed)") }
      let server = WebServer(
        services: services, host: host ?? services.configuration.host,
        port: port ?? services.configuration.port, runsWorker: worker)
      let code = try await server.codeForFirstUser()
      let folder = services.configuration.dataFolder.path
      try await server.run { address in
        Console.note("listening on \(address)")
        if let code {
          Console.note("nobody can sign in yet; make the owner at \(address)/setup?code=\(code)")
        }
        Console.note("data is in \(folder); its secret.key belongs in every backup")
      }
    }
  }
}

struct Worker: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run background work only, beside `serve --no-worker`.")

  func run() async throws {
    try await CommandEnvironment.run { services in
      for exposed in services.exposedFiles { Console.note("warning: \(exposed)") }
      Console.note("working")
      try await WorkerProcess(services: services).run()
    }
  }
}

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the database's schema up to this program's version.")

  func run() async throws {
    // Opening the services migrates; there is nothing else to do.
    try await CommandEnvironment.run { services in
      Console.line("the database is at schema version \(try await services.schemaVersion())")
    }
  }
}

enum PortArgument {
  static func check(_ port: Int?) throws {
    try (port ?? 0).checked("--port", in: 0...65535)
  }
}
