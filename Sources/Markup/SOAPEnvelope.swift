/// SOAP 1.1 document/literal messages as WCF's basicHttpBinding reads and writes them
/// (Ticimax wire facts 2026-11-23, §1).
public enum SOAPEnvelope {
  /// The `Content-Type` of every message.
  public static let contentType = "text/xml; charset=utf-8"

  /// The `SOAPAction` header, quotes included: `"http://tempuri.org/IUrunServis/SelectUrun"`.
  /// - Parameter service: without the `I` of its contract.
  public static func action(
    service: String, operation: String, namespace: String = "http://tempuri.org/"
  ) -> String { "\"\(namespace)I\(service)/\(operation)\"" }

  /// A request. Parameters are written without a prefix (they are in `namespace`); members of
  /// contract objects with `a:`, items of primitive lists with `b:`, and `i:` is xsi.
  /// - Parameter operation: An XML name; what a name may not hold becomes `_`.
  public static func request(
    operation: String, namespace: StaticString = "http://tempuri.org/",
    body: (inout XMLWriter) -> Void
  ) -> [UInt8] {
    envelope { writer in
      startWrapper(operation, namespace, &writer)
      body(&writer)
      writer.end()
    }
  }

  /// A reply, as a server writes it: `body` writes inside `{operation}Result`; without a body
  /// `{operation}Response` is empty.
  public static func reply(
    operation: String, namespace: StaticString = "http://tempuri.org/",
    body: ((inout XMLWriter) -> Void)?
  ) -> [UInt8] {
    envelope { writer in
      startWrapper(operation + "Response", namespace, &writer)
      if let body {
        writer.start(XMLElementName(replacingInvalidIn: operation + "Result"))
        body(&writer)
        writer.end()
      }
      writer.end()
    }
  }

  /// A fault, as a server writes it.
  /// - Parameter code: Without a prefix; `Client` and `Server` are SOAP's own, others are WCF's.
  public static func fault(code: String, text: String, language: String = "tr-TR") -> [UInt8] {
    envelope { writer in
      let isOwn = code == "Client" || code == "Server"
      writer.start("s:Fault")
      writer.start("faultcode", ("xmlns:a", dispatcherNamespace))
      writer.text((isOwn ? "s:" : "a:") + code)
      writer.end()
      writer.start("faultstring", ("xml:lang", language))
      writer.text(text)
      writer.end()
      writer.end()
    }
  }

  private static let dispatcherNamespace =
    "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher"

  private static func envelope(_ body: (inout XMLWriter) -> Void) -> [UInt8] {
    var writer = XMLWriter()
    writer.declaration()
    writer.start("s:Envelope", ("xmlns:s", "http://schemas.xmlsoap.org/soap/envelope/"))
    writer.start("s:Body")
    body(&writer)
    writer.end()
    writer.end()
    return writer.takeBytes()
  }

  private static func startWrapper(
    _ name: String, _ namespace: StaticString, _ writer: inout XMLWriter
  ) {
    writer.start(
      XMLElementName(replacingInvalidIn: name), ("xmlns", namespace.description),
      ("xmlns:a", "http://schemas.datacontract.org/2004/07/"),
      ("xmlns:b", "http://schemas.microsoft.com/2003/10/Serialization/Arrays"),
      ("xmlns:i", "http://www.w3.org/2001/XMLSchema-instance"))
  }
}
