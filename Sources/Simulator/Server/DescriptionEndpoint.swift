import Hummingbird

/// `GET` on a service: its WSDL, its schemas, or the page that WCF shows to people.
enum DescriptionEndpoint {
  static func respond(to request: Request, _ service: TicimaxService) -> Response {
    let address = "http://\(request.head.authority ?? "127.0.0.1")\(service.path)"
    let writer = WSDLWriter(contract: .contract(of: service), address: address)
    let query = request.uri.query ?? ""
    switch query.lowercased() {
    case "wsdl": return xml(writer.wsdl())
    case "singlewsdl": return xml(writer.singleWSDL())
    case let query where query.hasPrefix("xsd="):
      guard let schema = writer.schema(String(query.dropFirst(4))) else { break }
      return xml(schema)
    default: break
    }
    return .page(
      .ok, "text/html; charset=utf-8",
      "<html><head><title>\(service.rawValue) Service</title></head><body><p>You have created a "
        + "service.</p><p><a href=\"\(service.path)?wsdl\">\(service.path)?wsdl</a></p></body></html>"
    )
  }

  private static func xml(_ bytes: [UInt8]) -> Response {
    .bytes(.ok, "text/xml; charset=utf-8", bytes)
  }
}
