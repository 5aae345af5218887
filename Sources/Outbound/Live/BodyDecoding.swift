import NIOHTTP1
import NIOPosix

/// Undoes `Content-Encoding`. Done by ourselves and not by the HTTP client, which cannot tell how
/// many bytes arrived and has no bound of its own for each request.
enum BodyDecoding {
  /// Longer compressed bodies are inflated on NIO's blocking threads, to keep the few Swift threads
  /// free. gzip packs at most 1032 to 1, so this much becomes 4 MiB at worst.
  private static let shortBody = 4 << 10

  /// - Throws: `badCompression`, `tooLarge`, or `CancellationError`.
  static func decode(_ reply: ReplyCollector.Reply, limit: Int) async throws -> [UInt8] {
    guard let format = try format(of: reply) else { return reply.body }
    let body = reply.body
    if body.count <= shortBody {
      return try Inflater.inflate(body, format: format, limit: limit)
    }
    return try await NIOThreadPool.singleton.runIfActive {
      try Inflater.inflate(body, format: format, limit: limit)
    }
  }

  /// Nil when the body is as it should be.
  private static func format(of reply: ReplyCollector.Reply) throws -> Inflater.Format? {
    guard !reply.body.isEmpty else { return nil }
    let named = reply.head.headers[canonicalForm: "content-encoding"].map { $0.lowercased() }
      .filter { $0 != "identity" && !$0.isEmpty }
    switch named {
    case []: return isUnlabelledGzip(reply) ? .gzip : nil
    case ["gzip"], ["x-gzip"]: return .gzip
    case ["deflate"]: return .deflate
    default: throw ExchangeFailure(.badCompression)
    }
  }

  /// Some shops compress and forget the header (facts/reliability.md 1.3). Text, XML and JSON never
  /// begin with gzip's magic bytes, so those can be told; a real .gz file is left alone.
  private static func isUnlabelledGzip(_ reply: ReplyCollector.Reply) -> Bool {
    guard reply.body.starts(with: [0x1F, 0x8B, 0x08]) else { return false }
    let type = reply.head.headers.first(name: "content-type")?.lowercased() ?? ""
    return type.hasPrefix("text/") || type.contains("xml") || type.contains("json")
  }
}
