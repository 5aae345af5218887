import Basics
import Foundation
import Storage
import Testing

@testable import App

/// The key that opens stored secrets.
struct SecretKeyFileTests {
  private func configuration(
    _ folder: TestFolder, key: String? = nil
  ) throws -> AppConfiguration {
    var environment = ["TEZGAH_DATA_DIR": folder.path]
    environment["TEZGAH_SECRET_KEY"] = key
    return try AppConfiguration(environment: environment)
  }

  private static let key = Data(repeating: 7, count: 32).base64EncodedString()

  @Test func `the first start makes a key of 32 bytes that only its owner reads`() async throws {
    try await TestFolder.with { folder in
      _ = try SecretKeyFile.load(try configuration(folder))
      #expect(try folder.mode(of: SecretKeyFile.name) == 0o600)
      let text = String(decoding: try folder.bytes()[SecretKeyFile.name] ?? Data(), as: UTF8.self)
      #expect(
        Data(base64Encoded: text.trimmingCharacters(in: .whitespacesAndNewlines))?.count == 32)
    }
  }

  @Test func `a first start leaves nothing but the key`() async throws {
    try await TestFolder.with { folder in
      _ = try SecretKeyFile.load(try configuration(folder))
      #expect(try folder.bytes().keys.sorted() == [SecretKeyFile.name])
    }
  }

  @Test func `the next start takes the same key`() async throws {
    try await TestFolder.with { folder in
      let first = try SecretKeyFile.load(try configuration(folder))
      let sealed = try first.seal(["a": Secret("b")], context: "c")
      let before = try folder.bytes()
      let second = try SecretKeyFile.load(try configuration(folder))
      #expect(try second.open(sealed, context: "c") == ["a": Secret("b")])
      #expect(try folder.bytes() == before)
    }
  }

  @Test func `two folders have two keys`() async throws {
    try await TestFolder.with { one in
      try await TestFolder.with { other in
        let sealed = try SecretKeyFile.load(try configuration(one)).seal([:], context: "c")
        let box = try SecretKeyFile.load(try configuration(other))
        #expect(throws: StorageError.self) { try box.open(sealed, context: "c") }
      }
    }
  }

  @Test func `a key from the settings makes no file`() async throws {
    try await TestFolder.with { folder in
      _ = try SecretKeyFile.load(try configuration(folder, key: Self.key))
      #expect(try folder.bytes().isEmpty)
    }
  }

  @Test func `a key from the settings goes before the file`() async throws {
    try await TestFolder.with { folder in
      try folder.write(SecretKeyFile.name, "garbage")
      let box = try SecretKeyFile.load(try configuration(folder, key: Self.key))
      let same = try #require(SecretBox(key: [UInt8](repeating: 7, count: 32)))
      #expect(try same.open(try box.seal([:], context: "c"), context: "c") == [:])
    }
  }

  private static let bad = [
    "short", "not base64!", Data(repeating: 7, count: 31).base64EncodedString(),
    Data(repeating: 7, count: 33).base64EncodedString(),
  ]

  @Test(arguments: bad)
  func `a key from the settings of another length names the setting`(key: String) async throws {
    try await TestFolder.with { folder in
      do {
        _ = try SecretKeyFile.load(try configuration(folder, key: key))
        Issue.record("it was taken")
      } catch let error as AppConfiguration.Invalid {
        #expect(error.setting == "TEZGAH_SECRET_KEY")
        #expect(!error.description.contains(key))
      }
    }
  }

  @Test(arguments: bad + [""])
  func `a damaged key file is named and left alone`(content: String) async throws {
    try await TestFolder.with { folder in
      let path = try folder.write(SecretKeyFile.name, content)
      do {
        _ = try SecretKeyFile.load(try configuration(folder))
        Issue.record("it was taken")
      } catch let error as AppConfiguration.Invalid {
        #expect(error.setting == path)
      }
      #expect(try folder.bytes()[SecretKeyFile.name] == Data(content.utf8))
    }
  }

  @Test func `a folder that cannot be written is named`() async throws {
    try await TestFolder.with { folder in
      let missing = TestFolder(url: folder.url.appendingPathComponent("missing"))
      #expect(throws: AppConfiguration.Invalid.self) {
        try SecretKeyFile.load(try configuration(missing))
      }
    }
  }
}
