import Foundation
import Testing

/// Dependencies point down only. Both the manifest and the import lines are read, so neither can
/// drift from the picture in ARCHITECTURE.md.
struct ImportRulesTests {
  /// Rooms from the lowest to the highest; a room may import only rooms before it.
  static let order = [
    "CLibPQ", "CZlib", "CZstd", "Basics", "Markup", "Outbound", "Commerce", "Storage",
    "StorageSQLite", "StoragePostgres", "Work", "ConnectorKit", "ConnectorTicimax",
    "ConnectorTrendyol", "Inventory", "Feeds", "Scoring", "Sync", "Web", "RestAPI", "Panel",
    "Simulator", "App", "tezgah",
  ]

  /// Packages from outside, and the only rooms that may import them.
  static let doors: [String: Set<String>] = [
    "GRDB": ["StorageSQLite"], "GRDBSQLite": ["StorageSQLite"], "AsyncHTTPClient": ["Outbound"],
    "Hummingbird": ["Web", "RestAPI", "Panel", "Simulator", "App"], "ArgumentParser": ["tezgah"],
    "HummingbirdCore": ["App"],
    "CLibPQ": ["StoragePostgres"], "CZstd": ["Storage"],
    "CZlib": ["Feeds", "Outbound", "Simulator"], "Yams": ["Feeds"],
  ]

  static let forbidden = ["FoundationNetworking", "FoundationXML"]

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func `every room imports only rooms below it`() throws {
    for file in try SourceFile.all() {
      let position = try #require(Self.order.firstIndex(of: file.room), "unknown room \(file.room)")
      for module in file.imports {
        guard let other = Self.order.firstIndex(of: module) else { continue }
        #expect(other < position, "\(file.path) imports \(module), which lies above it")
      }
    }
  }

  @Test func `outside packages enter through their one door`() throws {
    for file in try SourceFile.all() {
      for module in file.imports {
        if let rooms = Self.doors[module] {
          #expect(rooms.contains(file.room), "\(file.path) imports \(module)")
        }
        #expect(!Self.forbidden.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test func `features and connectors know no engine and no other connector`() throws {
    let engines: Set = ["StorageSQLite", "StoragePostgres"]
    for file in try SourceFile.all() where file.room != "App" && !engines.contains(file.room) {
      #expect(engines.isDisjoint(with: file.imports), "\(file.path) imports an engine")
      let connectors = file.imports.filter { $0.hasPrefix("Connector") && $0 != "ConnectorKit" }
      #expect(connectors.isEmpty, "\(file.path) imports \(connectors)")
    }
    for file in try SourceFile.all() where file.room.hasPrefix("Connector") {
      #expect(!file.imports.contains("Storage"), "\(file.path) imports Storage")
    }
  }

  @Test func `slow or unsafe Foundation formatters appear nowhere`() throws {
    let banned = [
      "ISO8601DateFormatter", "DateFormatter(", "NumberFormatter(", "String(format:", "try!",
    ]
    for file in try SourceFile.all() {
      for word in banned where file.text.contains(word) {
        #expect(!file.text.contains(word), "\(file.path) uses \(word)")
      }
    }
  }

  @Test func `the manifest names the same rooms in the same direction`() throws {
    let manifest = try String(
      contentsOf: Self.root.appendingPathComponent("Package.swift"), encoding: .utf8)
    for room in Self.order where room != "tezgah" {
      #expect(manifest.contains("\"\(room)\""), "Package.swift does not name \(room)")
    }
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appendingPathComponent("Sources").path)
    for folder in folders where folder != "Connectors" {
      #expect(Self.order.contains(folder), "\(folder) is not in the list of rooms")
    }
  }
}

/// A Swift file of the product with its import lines.
struct SourceFile {
  let path: String
  let room: String
  let text: String
  let imports: [String]

  static func all() throws -> [SourceFile] {
    let sources = ImportRulesTests.root.appendingPathComponent("Sources")
    let found =
      FileManager.default.enumerator(atPath: sources.path)?
      .compactMap { $0 as? String } ?? []
    let files = try found.filter { $0.hasSuffix(".swift") }.map { path in
      let text = try String(
        contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      let parts = path.split(separator: "/").map(String.init)
      let room = parts[0] == "Connectors" ? "Connector\(parts[1])" : parts[0]
      return SourceFile(path: path, room: room, text: text, imports: imports(in: text))
    }
    #expect(files.count > 50)
    return files
  }

  private static func imports(in text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1 else {
        return nil
      }
      return words[index + 1].split(separator: ".").first.map(String.init)
    }
  }
}
