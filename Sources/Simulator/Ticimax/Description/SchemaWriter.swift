import Markup

/// Writes the XML schemas of a service from its contract table.
struct SchemaWriter {
  /// The schemas in the order of their numbers in `?xsd=xsdN`.
  enum Part: Int, CaseIterable {
    case messages, serialization, types, arrays, typesBL

    var namespace: String {
      switch self {
      case .messages: Namespace.messages
      case .serialization: Namespace.serialization
      case .types: Namespace.types
      case .arrays: Namespace.arrays
      case .typesBL: Namespace.typesBL
      }
    }
  }

  let contract: ServiceContract
  /// Prefix of `schemaLocation`; nil inside a single WSDL, where imports name no place.
  let location: String?

  func schema(_ part: Part, to xml: inout XMLWriter) {
    xml.start(
      "xs:schema", ("xmlns:xs", Namespace.schema), ("xmlns:tns", Namespace.messages),
      ("xmlns:dc", Namespace.types), ("xmlns:bl", Namespace.typesBL),
      ("xmlns:arr", Namespace.arrays), ("xmlns:ser", Namespace.serialization),
      ("elementFormDefault", "qualified"), ("targetNamespace", part.namespace))
    if part != .serialization { imports(except: part, to: &xml) }
    switch part {
    case .messages: messages(to: &xml)
    case .serialization: serialization(to: &xml)
    case .types: types(isBL: false, to: &xml)
    case .arrays: arrays(to: &xml)
    case .typesBL: types(isBL: true, to: &xml)
    }
    xml.end()
  }

  private func imports(except own: Part, to xml: inout XMLWriter) {
    for part in Part.allCases where part != own && part != .messages {
      if let location {
        xml.emptyElement(
          "xs:import", ("schemaLocation", "\(location)?xsd=xsd\(part.rawValue)"),
          ("namespace", part.namespace))
      } else {
        xml.emptyElement("xs:import", ("namespace", part.namespace))
      }
    }
  }

  // MARK: - Messages

  private func messages(to xml: inout XMLWriter) {
    for operation in contract.operations {
      wrapper(operation.name, operation.parameters, to: &xml)
      wrapper(operation.name + "Response", operation.results, to: &xml)
    }
  }

  private func wrapper(_ name: String, _ members: [MemberContract], to xml: inout XMLWriter) {
    xml.start("xs:element", ("name", name))
    xml.start("xs:complexType")
    sequence(members, to: &xml)
    xml.end()
    xml.end()
  }

  private func sequence(_ members: [MemberContract], to xml: inout XMLWriter) {
    xml.start("xs:sequence")
    for member in members {
      let type = SchemaTypeName(member, contract).text
      if member.mayBeNil {
        xml.emptyElement(
          "xs:element", ("minOccurs", "0"), ("name", member.name), ("nillable", "true"),
          ("type", type))
      } else {
        xml.emptyElement(
          "xs:element", ("minOccurs", "0"), ("name", member.name), ("type", type))
      }
    }
    xml.end()
  }

  // MARK: - Types

  private func types(isBL: Bool, to xml: inout XMLWriter) {
    for enumeration in contract.enums where enumeration.isBL == isBL {
      simpleType(enumeration, to: &xml)
    }
    for type in contract.types where type.isBL == isBL { complexType(type, to: &xml) }
    for item in ListItems(contract).lists(of: Namespace.ofType(isBL: isBL)) {
      list(item.name, type: item.type, isNillable: item.isNillable, to: &xml)
    }
  }

  private func simpleType(_ enumeration: EnumContract, to xml: inout XMLWriter) {
    xml.start("xs:simpleType", ("name", enumeration.name))
    xml.start("xs:restriction", ("base", "xs:string"))
    for value in enumeration.values { xml.emptyElement("xs:enumeration", ("value", value.name)) }
    xml.end()
    xml.end()
  }

  private func complexType(_ type: TypeContract, to xml: inout XMLWriter) {
    xml.start("xs:complexType", ("name", type.name))
    if let base = type.base {
      let baseName = SchemaTypeName.object(base, contract)
      xml.start("xs:complexContent")
      xml.start("xs:extension", ("base", baseName))
      sequence(type.members, to: &xml)
      xml.end()
      xml.end()
    } else {
      sequence(type.members, to: &xml)
    }
    xml.end()
    xml.emptyElement(
      "xs:element", ("name", type.name), ("nillable", "true"),
      ("type", SchemaTypeName.object(type.name, contract)))
  }

  private func list(_ name: String, type: String, isNillable: Bool, to xml: inout XMLWriter) {
    xml.start("xs:complexType", ("name", "ArrayOf\(name)"))
    xml.start("xs:sequence")
    if isNillable {
      xml.emptyElement(
        "xs:element", ("minOccurs", "0"), ("maxOccurs", "unbounded"), ("name", name),
        ("nillable", "true"), ("type", type))
    } else {
      xml.emptyElement(
        "xs:element", ("minOccurs", "0"), ("maxOccurs", "unbounded"), ("name", name),
        ("type", type))
    }
    xml.end()
    xml.end()
  }

  // MARK: - Namespaces of .NET

  private func arrays(to xml: inout XMLWriter) {
    for item in ListItems(contract).lists(of: Namespace.arrays) {
      list(item.name, type: item.type, isNillable: item.isNillable, to: &xml)
    }
    guard ListItems(contract).hasMap else { return }
    xml.start("xs:complexType", ("name", "ArrayOfKeyValueOfintstring"))
    xml.start("xs:sequence")
    xml.start(
      "xs:element", ("minOccurs", "0"), ("maxOccurs", "unbounded"), ("name", "KeyValueOfintstring"))
    xml.start("xs:complexType")
    xml.start("xs:sequence")
    xml.emptyElement("xs:element", ("name", "Key"), ("type", "xs:int"))
    xml.emptyElement(
      "xs:element", ("name", "Value"), ("nillable", "true"), ("type", "xs:string"))
    for _ in 0..<5 { xml.end() }
  }

  private func serialization(to xml: inout XMLWriter) {
    xml.start("xs:simpleType", ("name", "char"))
    xml.emptyElement("xs:restriction", ("base", "xs:int"))
    xml.end()
  }
}
