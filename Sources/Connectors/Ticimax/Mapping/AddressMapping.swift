import Basics
import Commerce
import ConnectorKit
import Markup

/// `FaturaAdresi` and `TeslimatAdresi`, whose members are named alike.
struct AddressMapping {
  private enum Field: String, CaseIterable {
    case street = "Adres"
    case directions = "AdresTarifi"
    case name = "AliciAdi"
    case phone = "AliciTelefon"
    case company = "FirmaAdi"
    case city = "Il"
    case district = "Ilce"
    case neighbourhood = "Mahalle"
    case postalCode = "PostaKodu"
    case quarter = "Semt"
    case country = "Ulke"
    case taxOffice = "VergiDairesi"
    case taxNumber = "VergiNo"
  }

  private static let table = XMLFieldTable<Field>()

  /// At the start of the address; nil when it is nil or blank.
  static func read(
    _ reader: inout XMLReader, _ kind: AddressRecord.Kind
  ) throws -> AddressRecord? {
    var address = AddressRecord(kind: kind)
    var directions = ""
    var quarter = ""
    var hint = 0
    try reader.forEachChild { member in
      guard let field = table.field(of: member, hint: &hint) else { return try member.skip() }
      switch field {
      case .street: address.street = try member.text().words
      case .directions: directions = try member.text().words
      case .name: address.name = try member.text().words
      case .phone: address.phone = try member.text().words
      case .company: address.company = try member.text().words
      case .city: address.city = try member.text().words
      case .district: address.district = try member.text().words
      case .neighbourhood: address.neighbourhood = try member.text().words
      case .postalCode: address.postalCode = try member.text().words
      case .quarter: quarter = try member.text().words
      case .country: address.country = try country(&member)
      case .taxOffice: address.taxOffice = try member.text().words
      case .taxNumber: address.taxNumber = try member.text().words
      }
    }
    if !directions.isEmpty {
      address.street += address.street.isEmpty ? directions : ", " + directions
    }
    if address.neighbourhood.isEmpty { address.neighbourhood = quarter }
    return isBlank(address) ? nil : address
  }

  private static func isBlank(_ address: AddressRecord) -> Bool {
    address.street.isEmpty && address.city.isEmpty && address.name.isEmpty
      && address.company.isEmpty && address.phone.isEmpty && address.taxNumber.isEmpty
  }

  /// The ISO code, else the country's name; "Türkiye" is known.
  private static func country(_ reader: inout XMLReader) throws -> String {
    var code = ""
    var name = ""
    try reader.forEachChild { member in
      if member.name == "Alpha2Code" {
        code = try member.text().words
      } else if member.name == "Tanim" {
        name = try member.text().words
      }
    }
    if !code.isEmpty { return code }
    return TurkishFolding.fold(name) == "turkiye" ? "TR" : name
  }
}
