/// Namespaces of the wire (Ticimax wire facts 2026-11-23, §1).
enum Namespace {
  static let soap = "http://schemas.xmlsoap.org/soap/envelope/"
  static let messages = "http://tempuri.org/"
  static let types = "http://schemas.datacontract.org/2004/07/"
  static let typesBL = "http://schemas.datacontract.org/2004/07/Ticimax.BL"
  static let arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
  static let serialization = "http://schemas.microsoft.com/2003/10/Serialization/"
  static let instance = "http://www.w3.org/2001/XMLSchema-instance"
  static let schema = "http://www.w3.org/2001/XMLSchema"

  static func ofType(isBL: Bool) -> String { isBL ? typesBL : types }
}
