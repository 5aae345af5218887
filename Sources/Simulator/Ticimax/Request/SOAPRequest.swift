import Markup

/// A request taken apart: which operation, with which arguments.
struct SOAPRequest {
  let operation: OperationContract
  let arguments: WireObject
  let ignored: [IgnoredMember]

  /// - Parameter action: the `SOAPAction` header, with or without quotes; the body's first element
  ///   decides when it is absent or empty (Ticimax wire facts 2026-11-23, §10).
  /// - Throws: `SOAPFault` for what WCF answers with a fault, `XMLError` for what is no XML.
  init(_ body: [UInt8], action: String?, _ contract: ServiceContract) throws {
    let limits = XMLLimits(maxBytes: 16 << 20)
    let request = try XMLReader.read(body, limits: limits) { reader in
      try Self.read(&reader, action: action, contract)
    }
    self = request
  }

  private init(
    operation: OperationContract, _ reading: (arguments: WireObject, ignored: [IgnoredMember])
  ) {
    self.operation = operation
    arguments = reading.arguments
    ignored = reading.ignored
  }

  private static func read(
    _ reader: inout XMLReader, action: String?, _ contract: ServiceContract
  ) throws -> SOAPRequest {
    _ = try reader.next()
    guard reader.name == "Envelope" else {
      throw XMLError(.unexpectedElement, offset: 0, "no SOAP envelope")
    }
    let envelope = NamespaceScope().entering(Self.tag(reader))
    var found: SOAPRequest?
    try reader.forEachChild { part in
      guard part.name == "Body" else { return try part.skip() }
      let scope = envelope.entering(Self.tag(part))
      try part.forEachChild { element in
        guard found == nil else { return try element.skip() }
        found = try Self.readBody(&element, action: action, contract, scope)
      }
    }
    guard let found else {
      throw XMLError(.missingElement, offset: 0, "the SOAP body is empty")
    }
    return found
  }

  private static func readBody(
    _ reader: inout XMLReader, action: String?, _ contract: ServiceContract,
    _ outer: NamespaceScope
  ) throws -> SOAPRequest {
    let name = reader.name.string
    let tag = Self.tag(reader)
    let scope = outer.entering(tag)
    let wanted = operationName(ofAction: action, contract.service) ?? name
    guard let operation = contract.operation(wanted) else {
      throw SOAPFault.unknownAction(action ?? name)
    }
    guard name == operation.name, scope.namespace(of: tag) == Namespace.messages else {
      throw SOAPFault(
        code: "DeserializationFailed",
        text: "OperationFormatter encountered an invalid Message body. Expected to find node type "
          + "'Element' with name '\(operation.name)' and namespace 'http://tempuri.org/'. Found "
          + "node type 'Element' with name '\(name)'.")
    }
    return SOAPRequest(
      operation: operation,
      try RequestReader.arguments(of: operation, contract, &reader, scope))
  }

  /// `SelectUrun` of `"http://tempuri.org/IUrunServis/SelectUrun"`; nil when there is no action.
  private static func operationName(ofAction action: String?, _ service: TicimaxService) -> String?
  {
    guard let action else { return nil }
    let bare = action.filter { $0 != "\"" && $0 != " " }
    guard !bare.isEmpty else { return nil }
    let head = "\(Namespace.messages)I\(service.rawValue)/"
    return bare.hasPrefix(head) ? String(bare.dropFirst(head.count)) : bare
  }

  private static func tag(_ reader: borrowing XMLReader) -> [UInt8] {
    reader.rawBytes(reader.elementStart..<reader.position)
  }
}

extension SOAPRequest {
  /// The operation that a request names, for the log: the last part of its action, else the first
  /// element of its body, else `?`.
  static func operationName(action: String?, body: [UInt8]) -> String {
    let bare = (action ?? "").filter { $0 != "\"" && $0 != " " }
    if let last = bare.split(separator: "/").last { return String(last) }
    let name = try? XMLReader.read(body, toEnd: false) { reader in
      var name: String?
      while name == nil, try reader.next() != .endOfDocument {
        if reader.depth == 3 { name = reader.name.string }
      }
      return name
    }
    return name.flatMap { $0 } ?? "?"
  }
}
