import Foundation

/// A folder of its own, gone after the test.
struct TestFolder: Sendable {
  let url: URL

  var path: String { url.path }

  static func with<T>(_ body: (TestFolder) async throws -> T) async throws -> T {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("tezgah-app-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: url) }
    return try await body(TestFolder(url: url))
  }

  /// Writes a file.
  /// - Returns: its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// The last three octal digits of a file's mode.
  func mode(of name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: url.appendingPathComponent(name).path)
    return (attributes[.posixPermissions] as? NSNumber).map { $0.intValue & 0o777 }
  }

  /// Gives a file, or with an empty name the folder, another mode.
  func setMode(_ mode: Int, of name: String = "") throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: name.isEmpty ? path : "\(path)/\(name)")
  }

  /// The bytes of all files in the folder and below it.
  func bytes() throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      found[name] = FileManager.default.contents(
        atPath: url.appendingPathComponent(name).path)
    }
    return found
  }
}
