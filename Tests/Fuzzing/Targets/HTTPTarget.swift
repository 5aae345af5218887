import Foundation
import HTTPTypes

/// Requests of browsers and programs: the whole program answers each without a failure of its own,
/// and its readers of queries, forms, cursors, addresses and dates read what was written.
struct HTTPTarget: FuzzTarget {
  private let program: ServedProgram

  init() async throws { program = try await ServedProgram.open() }

  func close() async { await program.close() }

  func check(_ input: [UInt8]) async throws -> FuzzOutcome {
    let request = RawRequest(input)
    try FormPromises.check(request)
    try ValuePromises.check(request.path, request.body)
    let status = try await program.answer(request)
    // A feed that was never built is not there yet.
    let isUnbuilt = status == .serviceUnavailable && request.path.hasPrefix("/feeds/")
    try BrokenPromise.unless(
      status.code < 500 || isUnbuilt, "\(request.method.rawValue) is answered with \(status.code)")
    return status.code < 400 ? .read : .refused
  }
}

/// The parts of a request in the form of the wire, whatever is wrong with them.
struct RawRequest {
  var method: HTTPRequest.Method
  var path: String
  var headers: [(name: String, value: String)]
  var body: [UInt8]

  init(_ bytes: [UInt8]) {
    let end = Self.endOfHead(bytes)
    let head = String(decoding: bytes[..<end.head], as: UTF8.self)
    var lines = head.split(omittingEmptySubsequences: true) { $0.isNewline }[...]
    let words = (lines.popFirst() ?? "").split(separator: " ", maxSplits: 2)
    method = words.first == "POST" ? .post : words.first == "DELETE" ? .delete : .get
    // The server's own reader lets neither blanks nor control characters through.
    let target = words.dropFirst().first.map(String.init) ?? "/"
    path =
      "/"
      + target.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
      .drop { $0 == "/" }.map(String.init).joined()
    headers = lines.prefix(40).compactMap { line in
      let sides = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return sides.count == 2 ? (String(sides[0]), sides[1].trimmingPrefix(" ").description) : nil
    }
    body = Array(bytes[end.body...])
  }

  /// Behind the first empty line.
  private static func endOfHead(_ bytes: [UInt8]) -> (head: Int, body: Int) {
    for index in bytes.indices.dropLast() where bytes[index] == 0x0A {
      if bytes[index + 1] == 0x0A { return (index, index + 2) }
      if index + 2 < bytes.count, bytes[index + 1] == 0x0D, bytes[index + 2] == 0x0A {
        return (index, index + 3)
      }
    }
    return (bytes.count, bytes.count)
  }

  subscript(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name }?.value
  }
}
