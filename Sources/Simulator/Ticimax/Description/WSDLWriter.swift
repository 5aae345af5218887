import Markup

/// Writes a service's WSDL 1.1 description from its contract table.
struct WSDLWriter {
  let contract: ServiceContract
  /// Absolute address of the service, for `soap:address` and the places of schemas.
  let address: String

  private var service: String { contract.service.rawValue }
  private var portType: String { "I\(service)" }
  private var binding: String { "BasicHttpBinding_\(portType)" }

  /// `?wsdl`: schemas are named by address.
  func wsdl() -> [UInt8] {
    document { xml in
      xml.start("xsd:schema", ("targetNamespace", Namespace.messages + "Imports"))
      for part in SchemaWriter.Part.allCases {
        xml.emptyElement(
          "xsd:import", ("schemaLocation", "\(address)?xsd=xsd\(part.rawValue)"),
          ("namespace", part.namespace))
      }
      xml.end()
    }
  }

  /// `?singleWsdl`: schemas are inside.
  func singleWSDL() -> [UInt8] {
    let schemas = SchemaWriter(contract: contract, location: nil)
    return document { xml in
      for part in SchemaWriter.Part.allCases { schemas.schema(part, to: &xml) }
    }
  }

  /// `?xsd=xsdN`; nil for a number that the service does not have.
  func schema(_ name: String) -> [UInt8]? {
    guard name.utf8.starts(with: "xsd".utf8), let number = Int(name.dropFirst(3)),
      let part = SchemaWriter.Part(rawValue: number)
    else { return nil }
    var xml = XMLWriter()
    xml.declaration()
    SchemaWriter(contract: contract, location: address).schema(part, to: &xml)
    return xml.takeBytes()
  }

  private func document(_ types: (inout XMLWriter) -> Void) -> [UInt8] {
    var xml = XMLWriter(capacity: 262_144)
    xml.declaration()
    xml.start(
      "wsdl:definitions", ("name", service), ("targetNamespace", Namespace.messages),
      ("xmlns:tns", Namespace.messages), ("xmlns:wsdl", "http://schemas.xmlsoap.org/wsdl/"),
      ("xmlns:soap", "http://schemas.xmlsoap.org/wsdl/soap/"),
      ("xmlns:wsaw", "http://www.w3.org/2006/05/addressing/wsdl"),
      ("xmlns:xsd", Namespace.schema))
    xml.start("wsdl:types")
    types(&xml)
    xml.end()
    for operation in contract.operations { messages(operation.name, to: &xml) }
    portType(to: &xml)
    binding(to: &xml)
    port(to: &xml)
    xml.end()
    return xml.takeBytes()
  }

  private func messages(_ operation: String, to xml: inout XMLWriter) {
    for (direction, element) in [("Input", operation), ("Output", operation + "Response")] {
      xml.start("wsdl:message", ("name", message(operation, direction)))
      xml.emptyElement("wsdl:part", ("name", "parameters"), ("element", "tns:\(element)"))
      xml.end()
    }
  }

  private func message(_ operation: String, _ direction: String) -> String {
    "\(portType)_\(operation)_\(direction)Message"
  }

  private func portType(to xml: inout XMLWriter) {
    xml.start("wsdl:portType", ("name", portType))
    for operation in contract.operations {
      let action = "\(Namespace.messages)\(portType)/\(operation.name)"
      xml.start("wsdl:operation", ("name", operation.name))
      xml.emptyElement(
        "wsdl:input", ("wsaw:Action", action),
        ("message", "tns:" + message(operation.name, "Input")))
      xml.emptyElement(
        "wsdl:output", ("wsaw:Action", action + "Response"),
        ("message", "tns:" + message(operation.name, "Output")))
      xml.end()
    }
    xml.end()
  }

  private func binding(to xml: inout XMLWriter) {
    xml.start("wsdl:binding", ("name", binding), ("type", "tns:\(portType)"))
    xml.emptyElement("soap:binding", ("transport", "http://schemas.xmlsoap.org/soap/http"))
    for operation in contract.operations {
      xml.start("wsdl:operation", ("name", operation.name))
      xml.emptyElement(
        "soap:operation",
        ("soapAction", "\(Namespace.messages)\(portType)/\(operation.name)"),
        ("style", "document"))
      xml.element("wsdl:input") { $0.emptyElement("soap:body", ("use", "literal")) }
      xml.element("wsdl:output") { $0.emptyElement("soap:body", ("use", "literal")) }
      xml.end()
    }
    xml.end()
  }

  private func port(to xml: inout XMLWriter) {
    xml.start("wsdl:service", ("name", service))
    xml.start("wsdl:port", ("name", binding), ("binding", "tns:\(binding)"))
    xml.emptyElement("soap:address", ("location", address))
    xml.end()
    xml.end()
  }
}
