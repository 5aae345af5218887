import Foundation

/// A program of the system that judges a file.
struct ChildProcess {
  var status: Int32
  var output: String

  /// Runs a program that is found by the search path; its output and its complaints are read
  /// together. A program that is not there ends with status 127.
  static func run(_ arguments: String..., in folder: String) async throws -> ChildProcess {
    let path = "\(folder)/child-\(UUID().uuidString).out"
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let output = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = output
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    try? FileManager.default.removeItem(atPath: path)
    return ChildProcess(status: status, output: text)
  }
}
