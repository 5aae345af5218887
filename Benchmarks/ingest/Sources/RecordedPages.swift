import Foundation
import Outbound
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Serves recorded replies from a folder, one for each request, in the order of their names. The
/// connector asks the same questions as when they were recorded, so the same replies fit.
final class RecordedPages: HTTPTransport {
  private let paths: [String]
  private let position = Mutex(0)

  init(folder: String) throws {
    paths = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".page") }.sorted().map { "\(folder)/\($0)" }
  }

  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    let path = position.withLock { position -> String? in
      defer { position += 1 }
      return position < paths.count ? paths[position] : nil
    }
    guard let path, let body = Self.bytes(of: path) else {
      throw OutboundError(.connect, host: "recording")
    }
    let type = body.first == UInt8(ascii: "<") ? "text/xml; charset=utf-8" : "application/json"
    return OutboundResponse(
      status: 200, headers: ["Content-Type": type], body: body)
  }

  /// Reads straight into the array that the connector parses, as a transport fills it: a copy out
  /// of `Data` would be charged to the ingest.
  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    guard fseek(file, 0, SEEK_END) == 0 else { return nil }
    let size = ftell(file)
    rewind(file)
    let body = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
    return body.count == size ? body : nil
  }
}

/// Passes requests on and keeps every reply's body in a folder: `00001.page`, or `00001.other.page`
/// for what is no page of orders.
final class RecordingTransport: HTTPTransport {
  private let transport: any HTTPTransport
  private let folder: String
  private let position = Mutex(0)

  init(_ transport: any HTTPTransport, folder: String) {
    self.transport = transport
    self.folder = folder
  }

  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    let response = try await transport.send(request)
    let number = position.withLock { position -> Int in
      position += 1
      return position
    }
    let name = String(String(100_000 + number).dropFirst())
    // What the connector asks to find out how the shop pages, it asks without the lines.
    let isPage =
      request.body.map { Data($0).range(of: Data("UrunGetir>true".utf8)) != nil }
      ?? request.url.contains("/orders")
    let path = "\(folder)/\(name)\(isPage ? "" : ".other").page"
    _ = FileManager.default.createFile(atPath: path, contents: Data(response.body))
    return response
  }
}
