/// Reads the reply of one SOAP call.
public enum SOAPReply {
  /// Finds `{operation}Result` and calls `body` with the reader at its start.
  ///
  /// The rest of the document is walked after `body`, so a truncated reply is an error and never
  /// a short list.
  /// - Parameters:
  ///   - httpStatus: Of the response that carried `bytes`.
  ///   - contentType: Its `Content-Type` header, if any.
  /// - Throws: `SOAPError`, or what `body` throws (an `XMLError` thrown inside becomes
  ///   `.truncated` or `.malformed`).
  public static func open<T>(
    _ bytes: [UInt8], operation: String, httpStatus: Int, contentType: String?,
    limits: XMLLimits = XMLLimits(), body: (inout XMLReader) throws -> T
  ) throws -> T {
    try read(bytes, httpStatus, contentType, limits) { reader in
      try enterResponse(&reader, operation)
      guard try reader.enterChild(), reader.name.equals(operation + "Result") else {
        throw SOAPError.missingResult(operation: operation)
      }
      return try body(&reader)
    }
  }

  /// Checks the reply of an operation without a result: `{operation}Response` and no fault.
  public static func acknowledge(
    _ bytes: [UInt8], operation: String, httpStatus: Int, contentType: String?,
    limits: XMLLimits = XMLLimits()
  ) throws {
    try read(bytes, httpStatus, contentType, limits) { reader in
      try enterResponse(&reader, operation)
    }
  }

  /// Refuses web pages, raises faults, and calls `body` at the first element of the SOAP body.
  private static func read<T>(
    _ bytes: [UInt8], _ httpStatus: Int, _ contentType: String?, _ limits: XMLLimits,
    _ body: (inout XMLReader) throws -> T
  ) throws -> T {
    guard !WebPageSign.isPresent(in: bytes, contentType: contentType) else {
      throw SOAPError.htmlInsteadOfXML(httpStatus: httpStatus)
    }
    let isSuccess = (200..<300).contains(httpStatus)
    do {
      return try XMLReader.read(bytes, limits: limits) { reader in
        let isFault = try enterBody(&reader)
        if isFault { throw try SOAPFault.read(&reader, httpStatus: httpStatus) }
        guard isSuccess else { throw SOAPError.unexpectedHTTPStatus(httpStatus) }
        return try body(&reader)
      }
    } catch let error as XMLError {
      guard isSuccess else { throw SOAPError.unexpectedHTTPStatus(httpStatus) }
      throw error.code == .truncated ? SOAPError.truncated : SOAPError.malformed(error)
    }
  }

  /// Moves to the first element inside `Body`; true when it is a fault.
  private static func enterBody(_ reader: inout XMLReader) throws(XMLError) -> Bool {
    _ = try reader.next()
    guard reader.name == "Envelope" else {
      throw XMLError(.unexpectedElement, offset: reader.elementStart, "not a SOAP envelope")
    }
    guard try reader.enterChild("Body"), try reader.enterChild() else {
      throw XMLError(.missingElement, offset: reader.position, "the envelope has an empty body")
    }
    return reader.name == "Fault"
  }

  private static func enterResponse(_ reader: inout XMLReader, _ operation: String) throws {
    guard reader.name.equals(operation + "Response") else {
      throw SOAPError.missingResult(operation: operation)
    }
  }
}

/// The fault of SOAP 1.1, section 4.4.
private enum SOAPFault {
  /// At the start of `Fault`.
  static func read(_ reader: inout XMLReader, httpStatus: Int) throws -> SOAPError {
    var code = ""
    var text = ""
    try reader.forEachChild { child in
      if child.name == "faultcode" {
        code = try child.text().string
      } else if child.name == "faultstring" {
        text = try child.text().string
      }
    }
    let localCode = code.utf8.lastIndex(of: 0x3A).map { code[code.utf8.index(after: $0)...] }
    return .fault(
      code: String((localCode ?? code[...]).unicodeScalars.prefix(200)),
      text: String(text.unicodeScalars.prefix(2000)), httpStatus: httpStatus)
  }
}

/// Tells a web page from a service's reply.
private enum WebPageSign {
  static func isPresent(in bytes: [UInt8], contentType: String?) -> Bool {
    if let contentType, contentType.lowercased().utf8.starts(with: "text/html".utf8) { return true }
    let head = bytes.prefix(512).drop { $0 >= 0x80 || XMLByte.isSpace($0) }.prefix(16)
    let lowered = head.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return lowered.starts(with: "<!doctype html".utf8) || lowered.starts(with: "<html".utf8)
  }
}

extension XMLReader {
  /// At a start: moves to the first child element, or past the end and gives false.
  fileprivate mutating func enterChild() throws(XMLError) -> Bool {
    try requireStart()
    if isEmptyElement {
      closeEmptyElement()
      return false
    }
    return try nextChild()
  }

  /// At a start: moves to the first child of this local name, or past the end and gives false.
  fileprivate mutating func enterChild(_ name: StaticString) throws(XMLError) -> Bool {
    guard try enterChild() else { return false }
    while self.name != name {
      try skip()
      guard try nextChild() else { return false }
    }
    return true
  }
}
