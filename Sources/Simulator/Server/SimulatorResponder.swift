import Hummingbird
import Logging
import NIOCore

/// What a request knows of its connection; the faults need to break it.
struct SimulatorContext: InitializableFromSource {
  let channel: any Channel

  init(source: ApplicationRequestContextSource) { channel = source.channel }
}

/// Sends a request to the SOAP services, their descriptions, the seller API or the control paths.
struct SimulatorResponder: HTTPResponder {
  let soap: SOAPEndpoint
  let trendyol: TrendyolEndpoint
  let control: ControlEndpoint

  func respond(to request: Request, context: SimulatorContext) async throws -> Response {
    let path = request.uri.path
    if let service = TicimaxService(path: path) {
      return request.method == .post
        ? try await soap.respond(to: request, service, context.channel)
        : DescriptionEndpoint.respond(to: request, service)
    }
    if path.hasPrefix(TrendyolRoutes.prefix) {
      return try await trendyol.respond(to: request, context.channel)
    }
    if path.hasPrefix("/_simulator/") { return control.respond(to: request) }
    return Response.page(.notFound, "text/html; charset=utf-8", FaultPages.notFound)
  }
}

extension Response {
  static func bytes(_ status: HTTPResponse.Status, _ type: String, _ bytes: [UInt8]) -> Response {
    var response = Response(
      status: status, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    response.headers[.contentType] = type
    return response
  }

  static func page(_ status: HTTPResponse.Status, _ type: String, _ text: String) -> Response {
    bytes(status, type, Array(text.utf8))
  }
}
