import Markup

/// Answers the SOAP requests of one simulated shop.
struct TicimaxAnswers: Sendable {
  let shop: SimulatedShop
  let behaviour: ShopBehaviour
  /// Nil when the fault `poison` is off.
  let poison: PoisonDraw?

  /// A SOAP reply body and its HTTP status.
  struct Answer: Sendable {
    var status: Int
    var bytes: [UInt8]
  }

  func answer(_ service: TicimaxService, body: [UInt8], action: String?) -> Answer {
    do {
      let request = try SOAPRequest(body, action: action, .contract(of: service))
      return Answer(status: 200, bytes: try reply(to: request, service))
    } catch let fault as SOAPFault {
      return Answer(status: 500, bytes: fault.bytes)
    } catch {
      // WCF refuses what is no XML before it becomes a message, and sends no body.
      return Answer(status: 400, bytes: [])
    }
  }

  private func reply(to request: SOAPRequest, _ service: TicimaxService) throws -> [UInt8] {
    let operation = request.operation
    try checkStrictly(request)
    guard isAllowed(request, service) else {
      if operation.name == "SelectUrun", behaviour.hidesProductsFromWrongKey {
        return envelope(operation, .list(rows: 0, bytesPerRow: 0) { _ in })
      }
      throw SOAPFault.wrongKey
    }
    guard let handler = Self.handlers(of: service)[operation.name] else {
      throw SOAPFault.notSimulated(operation.name)
    }
    let view = shop.view
    let call = OperationCall(
      service: service, operation: operation, arguments: request.arguments, shop: shop,
      view: view, behaviour: behaviour, poison: view.state.isSettled ? nil : poison)
    return envelope(operation, try handler(call))
  }

  private func checkStrictly(_ request: SOAPRequest) throws(SOAPFault) {
    guard behaviour.isStrict else { return }
    let column = SortOrder.unknownColumn(request.operation.name, request.arguments)
    let ignored = request.ignored + [column].compactMap(\.self)
    if !ignored.isEmpty { throw .strict(request.operation.name, ignored) }
  }

  private func isAllowed(_ request: SOAPRequest, _ service: TicimaxService) -> Bool {
    guard let parameter = request.operation.keyParameter else { return true }
    let code = request.arguments.text(parameter)
    return behaviour.keys.contains { $0.code == code && $0.services.contains(service.rawValue) }
  }

  static func handlers(of service: TicimaxService) -> [String: OperationHandler] {
    switch service {
    case .urun: UrunServis.handlers
    case .siparis: SiparisServis.handlers
    case .uye: UyeServis.handlers
    case .custom: CustomServis.handlers
    }
  }

  /// The envelope as WCF writes it: prefix `s`, the wrapper in the default namespace, `a` for
  /// members, `b` for arrays, `i` for xsi (Ticimax wire facts 2026-11-23, §1.1).
  private func envelope(_ operation: OperationContract, _ result: OperationResult) -> [UInt8] {
    var reply = ReplyWriter(capacity: result.expectedBytes)
    let name = operation.results.first?.name ?? ""
    reply.xml.raw("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>")
    let wrapper = XMLElementName(replacingInvalidIn: operation.name + "Response")
    reply.xml.start(wrapper, ("xmlns", Namespace.messages))
    switch result {
    case .nothing: break
    case .value(let text): reply.xml.element(XMLElementName(replacingInvalidIn: name), text)
    case .list(0, _, _): reply.xml.raw(Array("<\(name)/>".utf8))
    case .list(_, _, let write), .object(_, let write):
      reply.xml.start(
        XMLElementName(replacingInvalidIn: name), ("xmlns:a", Namespace.types),
        ("xmlns:b", Namespace.arrays), ("xmlns:i", Namespace.instance))
      write(&reply)
      reply.xml.end()
    }
    reply.xml.end()
    reply.xml.raw("</s:Body></s:Envelope>")
    return reply.xml.takeBytes()
  }
}
