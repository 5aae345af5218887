import HTTPTypes
import Hummingbird
import HummingbirdTesting

/// Sends what a browser sends.
struct Browser: Sendable {
  let client: any TestClientProtocol
  let cookie: String
  let formToken: String

  func get(_ uri: String, headers more: HTTPFields = [:]) async throws -> Page {
    var headers = more
    if !cookie.isEmpty { headers[.cookie] = cookie }
    return try await client.execute(uri: uri, method: .get, headers: headers) { Page($0) }
  }

  /// Posts a form with the session's token, unless told to leave it out.
  func post(
    _ uri: String, _ fields: [(String, String)] = [], withToken: Bool = true,
    headers more: HTTPFields = [:]
  ) async throws -> Page {
    var headers = more
    headers[.contentType] = "application/x-www-form-urlencoded"
    if !cookie.isEmpty { headers[.cookie] = cookie }
    let all = fields + (withToken ? [("csrf", formToken)] : [])
    let body = all.map { "\(Self.encode($0))=\(Self.encode($1))" }.joined(separator: "&")
    return try await client.execute(
      uri: uri, method: .post, headers: headers, body: ByteBuffer(string: body)
    ) { Page($0) }
  }

  static func encode(_ text: String) -> String {
    text.utf8.map { byte in
      let hex = String(byte, radix: 16)
      return byte == 0x20 ? "+" : "%" + (hex.utf8.count == 1 ? "0" : "") + hex
    }.joined()
  }
}

/// An answer, searched by bytes.
struct Page: Sendable {
  let status: HTTPResponse.Status
  let headers: HTTPFields
  let bytes: [UInt8]

  init(_ response: TestResponse) {
    status = response.status
    headers = response.headers
    bytes = Array(response.body.readableBytesView)
  }

  var location: String? { headers[.location] }
  func has(_ text: String) -> Bool { count(text) > 0 }

  /// How often the bytes of a text occur.
  func count(_ text: String) -> Int {
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count, let first = wanted.first else { return 0 }
    return bytes.indices.prefix(bytes.count - wanted.count + 1).count { start in
      bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
