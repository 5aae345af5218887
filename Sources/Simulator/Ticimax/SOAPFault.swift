import Markup

/// An answer that is a SOAP fault, with HTTP status 500.
struct SOAPFault: Error, Equatable {
  /// Without a prefix; `Client` and `Server` are SOAP's, others are WCF's.
  var code: String
  var text: String

  var bytes: [UInt8] { SOAPEnvelope.fault(code: code, text: text) }

  // Texts of Ticimax (wire facts 2026-11-23, §3).

  static let wrongKey = SOAPFault(code: "Client", text: "Hatalı Kullanıcı Kodu")
  static let nullSource = SOAPFault(
    code: "InternalServiceFault", text: "Value cannot be null.\nParameter name: source")

  static func throttled(seconds: Int) -> SOAPFault {
    SOAPFault(code: "Client", text: "Next Query Allowed After \(seconds) seconds. |\(seconds)")
  }

  // Texts of WCF.

  static func unknownAction(_ action: String) -> SOAPFault {
    SOAPFault(
      code: "ActionNotSupported",
      text: "The message with Action '\(action)' cannot be processed at the receiver, due to a "
        + "ContractFilter mismatch at the EndpointDispatcher.")
  }

  static func badValue(_ value: String, type: String, parameter: String) -> SOAPFault {
    deserialization(parameter, "The value '\(value)' cannot be parsed as the type '\(type)'.")
  }

  static func badEnum(_ value: String, type: String, parameter: String) -> SOAPFault {
    deserialization(
      parameter,
      "Invalid enum value '\(value)' cannot be deserialized into type '\(type)'. Ensure that the "
        + "necessary enum values are present and are marked with EnumMemberAttribute attribute if "
        + "the type has DataContractAttribute attribute.")
  }

  private static func deserialization(_ parameter: String, _ reason: String) -> SOAPFault {
    SOAPFault(
      code: "DeserializationFailed",
      text: "The formatter threw an exception while trying to deserialize the message: There was "
        + "an error while trying to deserialize parameter http://tempuri.org/:\(parameter). The "
        + "InnerException message was '\(reason)'.  Please see InnerException for more details.")
  }

  // Ours.

  static func notSimulated(_ operation: String) -> SOAPFault {
    SOAPFault(code: "Server", text: "not simulated: \(operation)")
  }

  static func strict(_ operation: String, _ ignored: [IgnoredMember]) -> SOAPFault {
    let list = ignored.map(\.description).joined(separator: "; ")
    return SOAPFault(code: "Server", text: "STRICT: \(operation): \(list)")
  }
}
