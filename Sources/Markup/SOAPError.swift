/// What can go wrong with a SOAP reply, each case a different action for the caller.
///
/// The ways of an error in a reply and the texts seen: Ticimax wire facts 2026-11-23, §3.
public enum SOAPError: Error, Sendable, Equatable {
  /// The server refused the call. The status is kept: 500 is usual, 200 happens.
  /// `code` is without its prefix; `text` holds at most 2,000 characters.
  case fault(code: String, text: String, httpStatus: Int)
  /// A web page instead of a service: wrong host, parked domain, maintenance page.
  case htmlInsteadOfXML(httpStatus: Int)
  /// The body ends before the document does. Safe to ask again, where asking is.
  case truncated
  /// The body is not XML we read.
  case malformed(XMLError)
  /// Neither a success nor a fault.
  case unexpectedHTTPStatus(Int)
  /// A success without the result element of this operation.
  case missingResult(operation: String)
  /// The result itself says that it failed (`IsError`, `ErrorMessage`).
  case resultError(code: Int, message: String)
}

extension SOAPError: CustomStringConvertible {
  /// Safe to log: the only remote text is a fault's or result's message, at most 300 characters.
  public var description: String {
    switch self {
    case .fault(let code, let text, let httpStatus):
      "SOAP fault \(Self.shortened(code, to: 60)) (HTTP \(httpStatus)): \(Self.shortened(text))"
    case .htmlInsteadOfXML(let httpStatus):
      "a web page instead of a SOAP reply (HTTP \(httpStatus))"
    case .truncated: "the SOAP reply is cut off"
    case .malformed(let error): "the SOAP reply is not readable: \(error)"
    case .unexpectedHTTPStatus(let status): "HTTP \(status) without a SOAP reply"
    case .missingResult(let operation): "the SOAP reply holds no result of \(operation)"
    case .resultError(let code, let message):
      "the service reports error \(code): \(Self.shortened(message))"
    }
  }

  private static func shortened(_ text: String, to limit: Int = 300) -> String {
    // Counted in scalars: one Character may hold any number of combining marks.
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.prefix(limit).map { $0.value < 0x20 ? " " : $0 })
    return String(kept)
  }
}
