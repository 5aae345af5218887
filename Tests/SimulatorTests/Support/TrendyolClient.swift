@testable import Simulator

/// Talks to the simulated seller API as a careful client does.
struct TrendyolClient: Sendable {
  let client: RawHTTPClient
  var seller = "2738001"
  var agent: String? = "2738001 - SelfIntegration"
  var credentials = "SIMULATED-API-KEY:SIMULATED-API-SECRET"

  struct Answer: Sendable {
    let status: Int
    let headers: [String: String]
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var json: WireJSON {
      get throws {
        do {
          return try WireJSONParser.parse(bytes)
        } catch {
          throw UnexpectedAnswer(text: "status \(status), no JSON: \(text.prefix(400))")
        }
      }
    }

    var content: [WireJSON] {
      get throws {
        guard status == 200, let content = try json["content"]?.list else {
          throw UnexpectedAnswer(text: "status \(status): \(text.prefix(400))")
        }
        return content
      }
    }
  }

  /// - Parameter path: below `/integration/`; `{s}` stands for the seller.
  func send(_ method: String, _ path: String, _ body: String? = nil) async -> Answer {
    var headers = [("Authorization", "Basic " + Base64.encode(Array(credentials.utf8)))]
    if let agent { headers.append(("User-Agent", agent)) }
    if body != nil { headers.append(("Content-Type", "application/json")) }
    let full =
      "/integration/"
      + path.split(separator: "{s}", omittingEmptySubsequences: false)
      .joined(separator: seller)
    let reply = await client.send(
      method, full, headers: headers, body: Array((body ?? "").utf8))
    return Answer(status: reply.status, headers: reply.headers, bytes: reply.body)
  }

  func get(_ path: String) async -> Answer { await send("GET", path) }
}

/// Runs a server for the length of `body`, which talks to its seller API.
func withTrendyol<Result: Sendable>(
  _ shop: SimulatedShop, time: SimulatorTime = .live,
  _ change: (inout SimulatorOptions) -> Void = { _ in },
  _ body: @escaping @Sendable (TrendyolClient, SimulatorServer) async throws -> Result
) async throws -> Result {
  try await withSimulator(shop, time: time, change) { client, server in
    try await body(TrendyolClient(client: client), server)
  }
}

extension WireJSON {
  /// A member's text, or the text of its number; empty when absent.
  func string(_ name: String) -> String {
    switch self[name] {
    case .text(let text), .number(let text): text
    default: ""
    }
  }

  func int(_ name: String) -> Int { self[name]?.int ?? -1 }
  func items(_ name: String) -> [WireJSON] { self[name]?.list ?? [] }
}
