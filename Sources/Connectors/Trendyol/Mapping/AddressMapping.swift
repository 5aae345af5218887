import Basics
import Commerce
import ConnectorKit
import Markup

/// `shipmentAddress` and `invoiceAddress`, whose members are named alike (fact sheet 2026-11-23,
/// §8.5). They can be empty at first for orders from abroad.
enum AddressMapping {
  private enum Field: String, CaseIterable {
    case firstName, lastName, company, address1, address2, city, district
    case county = "countyName"
    case state = "stateName"
    case postalCode, countryCode, neighborhood, phone, fullAddress, fullName, taxOffice, taxNumber
  }

  private static let table = JSONFieldTable<Field>()

  /// At the address; nil when it is null or blank.
  static func read(
    _ reader: inout JSONReader, _ kind: AddressRecord.Kind
  ) throws -> AddressRecord? {
    var words: [Field: String] = [:]
    var seen = JSONFieldsSeen()
    try reader.members { member in
      guard let field = try table.field(of: member, seen: &seen) else { return }
      if let text = try member.scalar().wordsOrNil { words[field] = text }
    }
    let text = { (field: Field) in words[field] ?? "" }
    let joined = { (fields: [Field], separator: String) in
      fields.compactMap { words[$0] }.joined(separator: separator)
    }
    var address = AddressRecord(kind: kind)
    address.name = words[.fullName] ?? joined([.firstName, .lastName], " ")
    address.company = text(.company)
    address.phone = text(.phone)
    let street = joined([.address1, .address2], " ")
    address.street = street.isEmpty ? text(.fullAddress) : street
    address.neighbourhood = text(.neighborhood)
    address.district = words[.district] ?? text(.county)
    address.city = words[.city] ?? text(.state)
    address.postalCode = text(.postalCode)
    address.country = text(.countryCode)
    address.taxOffice = text(.taxOffice)
    address.taxNumber = text(.taxNumber)
    let isBlank =
      address.street.isEmpty && address.city.isEmpty && address.name.isEmpty
      && address.company.isEmpty && address.phone.isEmpty && address.taxNumber.isEmpty
    return isBlank ? nil : address
  }
}
