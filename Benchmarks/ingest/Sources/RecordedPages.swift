import Foundation
import Outbound
import Synchronization

/// Serves recorded SOAP pages from a folder, one for each request, in the order of their names.
/// After the last it serves the empty page, so that the connector finds its end by itself.
final class RecordedPages: HTTPTransport {
  private let paths: [String]
  private let position = Mutex(0)
  private static let emptyPage = """
    <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
    <SelectSiparisResponse xmlns="http://tempuri.org/"><SelectSiparisResult/>\
    </SelectSiparisResponse></s:Body></s:Envelope>
    """

  init(folder: String) throws {
    paths = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".xml") }.sorted().map { "\(folder)/\($0)" }
  }

  func send(_ request: OutboundRequest) async throws(OutboundError) -> OutboundResponse {
    let path = position.withLock { position -> String? in
      defer { position += 1 }
      return position < paths.count ? paths[position] : nil
    }
    let body = path.flatMap { FileManager.default.contents(atPath: $0) }.map { [UInt8]($0) }
    return OutboundResponse(
      status: 200, headers: ["Content-Type": "text/xml; charset=utf-8"],
      body: body ?? Array(Self.emptyPage.utf8))
  }
}
