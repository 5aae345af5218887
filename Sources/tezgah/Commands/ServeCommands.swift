import App
import ArgumentParser

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run panel, API, feeds and background work.")

  @Option(help: "Address to listen on.") var host: String?
  @Option(help: "Port to listen on; 0 for any free one.") var port: Int?
  @Flag(inversion: .prefixedNo, help: "Also run background work here.") var worker = true

  func validate() throws { try PortArgument.check(port) }

  func run() async throws {
    try await CommandEnvironment.run { services in
      let server = WebServer(
        services: services, host: host ?? services.configuration.host,
        port: port ?? services.configuration.port, runsWorker: worker)
      try await server.run { Console.note("listening on \($0)") }
    }
  }
}

struct Worker: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run background work only, beside `serve --no-worker`.")

  func run() async throws {
    try await CommandEnvironment.run { services in
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
    guard (0...65535).contains(port ?? 0) else {
      throw ValidationError("--port must be from 0 to 65535")
    }
  }
}
