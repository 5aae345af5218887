import Basics
import Commerce
import ConnectorKit
import Markup

/// `Uye`: a registered member. `Sifre` was dropped when the record was cut, see `PrivateMembers`.
struct MemberMapping {
  private enum Field: String, CaseIterable {
    case isActive = "Aktif"
    case mobile = "CepTelefonu"
    case editedAt = "DuzenlemeTarihi"
    case city = "Il"
    case district = "Ilce"
    case firstName = "Isim"
    case email = "Mail"
    case allowsEmail = "MailIzin"
    case allowsSMS = "SmsIzin"
    case lastLoginAt = "SonGirisTarihi"
    case lastName = "Soyisim"
    case phone = "Telefon"
    case registeredAt = "UyelikTarihi"
  }

  private static let table = XMLFieldTable<Field>()

  let zone: LocalTimeZone

  func map(_ record: RawRecord) throws(MappingError) -> MemberRecord {
    try TicimaxMapping.read(record) { reader in
      var member = MemberRecord(remoteID: record.remoteID)
      var phone = ""
      var hint = 0
      try reader.forEachChild { child in
        guard let field = Self.table.field(of: child, hint: &hint) else {
          return try child.skip()
        }
        if field == .phone {
          phone = try child.text().words
        } else {
          try read(field, &child, into: &member)
        }
      }
      if member.phone.isEmpty { member.phone = phone }
      return member
    }
  }

  private func read(
    _ field: Field, _ child: inout XMLReader, into member: inout MemberRecord
  ) throws {
    switch field {
    case .isActive: member.isActive = try child.text().flag("Aktif")
    case .mobile: member.phone = try child.text().words
    case .editedAt: member.changedAt = try child.text().moment("DuzenlemeTarihi", zone)
    case .city: member.city = try child.text().words
    case .district: member.district = try child.text().words
    case .firstName: member.firstName = try child.text().words
    case .email: member.email = try child.text().words
    case .allowsEmail: member.allowsEmail = try child.text().flag("MailIzin")
    case .allowsSMS: member.allowsSMS = try child.text().flag("SmsIzin")
    case .lastLoginAt: member.lastLoginAt = try child.text().moment("SonGirisTarihi", zone)
    case .lastName: member.lastName = try child.text().words
    case .registeredAt: member.registeredAt = try child.text().moment("UyelikTarihi", zone)
    case .phone: break
    }
  }
}
