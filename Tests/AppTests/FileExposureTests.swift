import Foundation
import Storage
import Testing

@testable import App

/// Who may open what the program keeps in files.
struct FileExposureTests {
  private func findings(_ services: AppServices) async throws -> [Doctor.Finding] {
    try await Doctor(services: services).examine().filter { $0.name == "private files" }
  }

  @Test func `a database and the files beside it are made for their owner alone`() async throws {
    try await TestProgram.with { services, folder in
      _ = try await services.addShop()
      for name in try folder.bytes().keys where name.hasPrefix("tezgah.db") {
        #expect(try folder.mode(of: name) == 0o600, "\(name)")
      }
      #expect(try await findings(services).map(\.isGood) == [true])
      #expect(services.exposedFiles.isEmpty)
    }
  }

  @Test func `a database that lies elsewhere is its owner's alone, too`() async throws {
    try await TestFolder.with { other in
      let path = "\(other.path)/shop.db"
      try await TestProgram.with(environment: ["TEZGAH_DATABASE_URL": "sqlite:\(path)"]) {
        services, _ in
        #expect(try other.mode(of: "shop.db") == 0o600)
        try other.setMode(0o640, of: "shop.db")
        let found = try await findings(services)
        #expect(found.map(\.isGood) == [false])
        #expect(found.first?.detail.contains("mode 0640") == true)
        #expect(found.first?.detail.contains("chmod 600 \(path)") == true)
      }
    }
  }

  @Test func `a copy of the database is its owner's alone`() async throws {
    try await TestProgram.with { services, folder in
      _ = try await services.move(to: "sqlite:\(folder.path)/copy.db") { _ in }
      #expect(try folder.mode(of: "copy.db") == 0o600)
    }
  }

  @Test func `folder, key and database that others may open are each told with a command`()
    async throws
  {
    try await TestProgram.with { services, folder in
      try folder.setMode(0o755)
      try folder.setMode(0o644, of: "secret.key")
      try folder.setMode(0o604, of: "tezgah.db")
      let found = try await findings(services)
      #expect(found.allSatisfy { !$0.isGood })
      let told = found.map(\.detail)
      #expect(told.count == 3)
      #expect(told.contains { $0.contains("0755") && $0.hasSuffix("chmod 700 \(folder.path)") })
      #expect(told.contains { $0.contains("0644") && $0.hasSuffix("/secret.key") })
      #expect(
        told.contains { $0.contains("0604") && $0.hasSuffix("chmod 600 \(folder.path)/tezgah.db") })
      #expect(services.exposedFiles == told)
    }
  }

  @Test func `a name that a shell would take apart is quoted`() {
    let exposure = FileExposure(path: "/a b/o'key", mode: 0o44, isFolder: false)
    #expect(exposure.description.contains("mode 0044"))
    #expect(exposure.description.hasSuffix("chmod 600 '/a b/o'\\''key'"))
  }

  @Test func `a file that is there already is not written over`() async throws {
    try await TestFolder.with { folder in
      let path = try folder.write("taken", "old")
      #expect(!PrivateFile.write("new", to: path))
      PrivateFile.makeEmpty(path)
      #expect(try folder.bytes()["taken"] == Data("old".utf8))
    }
  }
}
