/// `Uye`, `UyeAdres` and `UyeTuru`.
enum MemberTemplates {
  static let member = RecordTemplate<ShopMember>("Uye", of: .uye, person + account)

  private static let person: [MemberRule<ShopMember>] = [
    MemberRule("CepTelefonu") { $0.text($1.person.phone) },
    MemberRule("CinsiyetID") { $0.int($1.isMale ? 1 : 0) },
    MemberRule("DogumTarihi") { $0.time($1.birthday ?? .unset) },
    MemberRule("ID") { $0.int($1.id) },
    MemberRule("Il") { $0.text($1.address.province) },
    MemberRule("IlID") { $0.int($1.address.provinceID) },
    MemberRule("Ilce") { $0.text($1.address.district) },
    MemberRule("IlceID") { $0.int($1.address.districtID) },
    MemberRule("Isim") { $0.text($1.person.firstName) },
    MemberRule("Mail") { $0.text($1.person.email) },
    MemberRule("MusteriKodu") { $0.text($1.customerCode) },
    MemberRule("Soyisim") { $0.text($1.person.lastName) },
    MemberRule("Telefon") { reply, _ in reply.text("") },
  ]

  private static let account: [MemberRule<ShopMember>] = [
    MemberRule("Aktif") { $0.bool($1.row.isActive) },
    MemberRule("DuzenlemeTarihi") { $0.time($1.row.editedAt) },
    MemberRule("IzinGuncellemeTarihi") { $0.time($1.row.registeredAt) },
    MemberRule("MailIzin") { $0.bool($1.allowsEmail) },
    MemberRule("ParaPuan") { $0.int($1.loyaltyPoints) },
    // Never empty, so that a test can prove that a client does not keep it.
    MemberRule("Sifre") { $0.text("GIZLI-\($1.id)") },
    MemberRule("SmsIzin") { $0.bool($1.allowsSMS) },
    MemberRule("SonGirisIp") { $0.text($1.loginAddress) },
    MemberRule("SonGirisTarihi") { $0.time($1.row.lastLoginAt) },
    MemberRule("UyeTuru") { reply, _ in reply.text("Üye") },
    MemberRule("UyeTuruID") { reply, _ in reply.int(1) },
    MemberRule("UyelikTarihi") { $0.time($1.row.registeredAt) },
    MemberRule("VKayitDil") { reply, _ in reply.text("tr") },
  ]

  struct AddressReply: Sendable {
    let address: PostalAddress
    let memberID: Int
  }

  static let address = RecordTemplate<AddressReply>(
    "UyeAdres", of: .uye,
    [
      MemberRule("Adres") { $0.text($1.address.street) },
      MemberRule("Aktif") { reply, _ in reply.bool(true) },
      MemberRule("AliciAdi") { $0.text($1.address.recipient) },
      MemberRule("AliciTelefon") { $0.text($1.address.phone) },
      MemberRule("ID") { $0.int($1.address.id) },
      MemberRule("Ilce") { $0.text($1.address.district) },
      MemberRule("PostaKodu") { $0.text($1.address.postalCode) },
      MemberRule("Sehir") { $0.text($1.address.province) },
      MemberRule("Tanim") { reply, _ in reply.text("Ev") },
      MemberRule("Ulke") { $0.text($1.address.country.name) },
      MemberRule("UyeId") { $0.int($1.memberID) },
    ])

  static let kind = RecordTemplate<String>(
    "UyeTuru", of: .uye,
    [MemberRule("ID") { reply, _ in reply.int(1) }, MemberRule("Tanim") { $0.text($1) }])
}
