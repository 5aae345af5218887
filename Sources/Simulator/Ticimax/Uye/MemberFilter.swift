/// `UyeFiltre`: ints are off at -1 and an absent one is 0; `IlID` and `IlceID` are off at 0 too
/// (Ticimax wire facts 2026-11-23, §4.2).
struct MemberFilter {
  private let filter: WireObject
  private let view: ShopView
  private let active: FlagFilter
  private let bought: FlagFilter
  private let male: FlagFilter
  private let emails: FlagFilter
  private let texts: FlagFilter
  private let registered: TimeRange?
  private let edited: TimeRange?
  private let loggedIn: TimeRange?
  private let consented: TimeRange?
  /// Whether a filter is on that needs the whole member.
  private let needsRecord: Bool

  init(_ filter: WireObject, _ view: ShopView) {
    self.filter = filter
    self.view = view
    active = FlagFilter(filter, "Aktif")
    bought = FlagFilter(filter, "AlisverisYapti")
    male = FlagFilter(filter, "Cinsiyet")
    emails = FlagFilter(filter, "MailIzin")
    texts = FlagFilter(filter, "SmsIzin")
    registered = TimeRange(filter, "UyelikTarihi1", "UyelikTarihi2")
    edited = TimeRange(filter, "DuzenlemeTarihi1", "DuzenlemeTarihi2")
    loggedIn = TimeRange(filter, "SonGirisTarihi1", "SonGirisTarihi2")
    consented = TimeRange(filter, "IzinGuncellemeTarihi1", "IzinGuncellemeTarihi2")
    let names = ["Mail", "Telefon", "TelefonEsit", "MusteriKodu"]
    needsRecord =
      !male.isOff || !emails.isOff || !texts.isOff || filter.int("IlID") > 0
      || filter.int("IlceID") > 0 || !names.allSatisfy { filter.text($0).isEmpty }
  }

  /// Whether every visible member passes, so that a page can be cut without looking at rows.
  var passesAll: Bool {
    active.isOff && bought.isOff && filter.int("UyeID") == -1 && !needsRecord && registered == nil
      && edited == nil && loggedIn == nil && consented == nil
  }

  /// The rows in rising order.
  func rows() -> [Int] {
    let id = filter.int("UyeID")
    if id != -1 {
      let row = ShopKey.memberRow(id)
      return view.state.members[row] && isWanted(row) ? [row] : []
    }
    return view.state.members.rows(where: isWanted)
  }

  private func isWanted(_ row: Int) -> Bool {
    let facts = view.source.members[row]
    guard active.allows(facts.isActive), bought.allows(facts.hasOrdered),
      registered.allows(facts.registeredAt), edited.allows(facts.editedAt),
      loggedIn.allows(facts.lastLoginAt), consented.allows(facts.registeredAt)
    else { return false }
    return !needsRecord || passes(view.source.member(row))
  }

  private func passes(_ member: ShopMember) -> Bool {
    male.allows(member.isMale) && emails.allows(member.allowsEmail)
      && texts.allows(member.allowsSMS)
      && (filter.int("IlID") <= 0 || member.address.provinceID == filter.int("IlID"))
      && (filter.int("IlceID") <= 0 || member.address.districtID == filter.int("IlceID"))
      && matchesText(member)
  }

  private func matchesText(_ member: ShopMember) -> Bool {
    let mail = filter.text("Mail").lowercased()
    let phone = filter.text("Telefon")
    let exactPhone = filter.text("TelefonEsit")
    let code = filter.text("MusteriKodu")
    return (mail.isEmpty || member.person.email.lowercased() == mail)
      && (phone.isEmpty || member.person.phone.contains(phone))
      && (exactPhone.isEmpty || member.person.phone == exactPhone)
      && (code.isEmpty || member.customerCode == code)
  }
}
