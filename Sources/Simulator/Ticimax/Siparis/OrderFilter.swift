/// `WebSiparisFiltre` as a shop applies it: an int that is absent is 0 and selects what has 0
/// (Ticimax wire facts 2026-11-23, §4.2).
struct OrderFilter {
  private let filter: WireObject
  private let view: ShopView
  private let member: Int
  private let state: Int
  private let payment: Int
  private let paymentState: Int
  private let transferred: Int
  private let carrier: Int
  private let origin: Int?
  private let states: Set<Int>
  private let placed: TimeRange?
  private let edited: TimeRange?
  private let stateChanged: TimeRange?
  /// Whether a filter is on that is seldom used and costs more than looking at the row.
  private let hasOtherFilters: Bool

  init(_ filter: WireObject, _ view: ShopView) {
    self.filter = filter
    self.view = view
    member = filter.int("UyeID")
    state = filter.int("SiparisDurumu")
    payment = filter.int("OdemeTipi")
    paymentState = filter.int("OdemeDurumu")
    transferred = filter.int("EntegrasyonAktarildi")
    // -1 and 0 both mean all.
    carrier = filter.int("KargoFirmaID")
    let source = filter.text("SiparisKaynagi")
    origin = source.isEmpty ? nil : OrderOrigin.all.firstIndex { $0.source == source } ?? -1
    states = Set(Self.numbers(filter.text("StrSiparisDurumu")))
    placed = TimeRange(filter, "SiparisTarihiBas", "SiparisTarihiSon")
    edited = TimeRange(filter, "DuzenlemeTarihiBas", "DuzenlemeTarihiSon")
    stateChanged = TimeRange(filter, "DurumTarihiBas", "DurumTarihiSon")
    hasOtherFilters = Self.hasOthers(filter)
  }

  /// Whether every visible order passes, so that a page can be cut without looking at rows.
  var passesAll: Bool {
    placed == nil && edited == nil && stateChanged == nil && state == -1 && payment == -1
      && paymentState == -1 && transferred == -1
      && carrier <= 0 && member == -1 && origin == nil && states.isEmpty && !hasOtherFilters
      && directRows == nil
  }

  /// The rows in rising order.
  func rows() -> [Int] {
    if let directRows { return directRows.filter(isWanted) }
    if state == OrderState.deleted.rawValue { return view.deletedOrders.filter(isWanted) }
    return view.state.orders.rows(where: isWanted)
  }

  private func isWanted(_ row: Int) -> Bool {
    let facts = view.facts(row)
    guard placed.allows(facts.placed), edited.allows(facts.edited),
      stateChanged.allows(facts.stateChanged), hasState(facts), hasMoney(facts),
      transferred == -1 || facts.isTransferred == (transferred == 1),
      carrier <= 0 || Carrier.all[Int(facts.carrier)].id == carrier,
      member == -1 || Self.memberID(facts) == member,
      origin == nil || Int(facts.origin) == origin
    else { return false }
    return !hasOtherFilters || passesOthers(row, facts)
  }

  private func hasState(_ facts: OrderRow) -> Bool {
    if !states.isEmpty, !states.contains(facts.state.rawValue) { return false }
    return state == -1 ? facts.state != .deleted : facts.state.rawValue == state
  }

  private func hasMoney(_ facts: OrderRow) -> Bool {
    (payment == -1 || Int(facts.payment.rawValue) == payment)
      && (paymentState == -1 || Int(facts.paymentState.rawValue) == paymentState)
  }

  /// `UyeID` of a guest is 0.
  static func memberID(_ facts: OrderRow) -> Int {
    facts.member < 0 ? 0 : ShopKey.member(Int(facts.member))
  }

  // MARK: - Filters by key

  /// The rows that a number or ID filter names; nil without one. `SiparisID` 0 is no filter.
  private var directRows: [Int]? {
    let id = filter.int("SiparisID")
    if id > 0 { return view.orderRow(id: id).map { [$0] } ?? [] }
    let ids = Self.numbers(filter.text("StrSiparisID"))
    if !ids.isEmpty { return ids.compactMap { view.orderRow(id: $0) }.sorted() }
    let number = filter.text("SiparisNo")
    if !number.isEmpty { return row(number: number) }
    let code = filter.text("SiparisKodu")
    if !code.isEmpty {
      return Int(code.dropFirst()).flatMap { view.orderRow(id: $0) }.map { [$0] } ?? []
    }
    return nil
  }

  private func row(number: String) -> [Int] {
    guard let row = view.source.orderRow(number: number),
      view.orderRow(id: ShopKey.order(row)) != nil
    else { return [] }
    return [row]
  }

  private static func numbers(_ list: String) -> [Int] {
    list.split(separator: ",").compactMap { Int($0.filter { $0 != " " }) }
  }

  // MARK: - Filters that need the whole order

  private static func hasOthers(_ filter: WireObject) -> Bool {
    !filter.text("UyeTelefon").isEmpty || !filter.text("FaturaNo").isEmpty
      || filter.int("TedarikciID") != -1 || filter.optionalInt("PaketlemeDurumu") ?? -1 != -1
      || filter.optionalInt("OdemeTamamlandi") ?? -1 != -1
      || filter.optionalInt("PazaryeriIhracat") ?? -1 > 0
      || filter.optionalInt("TeslimatMagazaID") ?? -1 > 0
      || filter.time("TeslimatGunuBas") != nil
  }

  private func passesOthers(_ row: Int, _ facts: OrderRow) -> Bool {
    // Nothing in the shop is exported, collected in a store or delivered on a chosen day, and no
    // supplier has the number 0.
    if filter.optionalInt("PazaryeriIhracat") ?? -1 > 0 || filter.int("TedarikciID") == 0
      || filter.optionalInt("TeslimatMagazaID") ?? -1 > 0 || filter.time("TeslimatGunuBas") != nil
    {
      return false
    }
    if let packing = filter.optionalInt("PaketlemeDurumu"), packing != -1,
      PackingState(facts.state).rawValue != packing
    {
      return false
    }
    if let paid = filter.optionalInt("OdemeTamamlandi"), paid != -1,
      (facts.paymentState == .approved) != (paid == 1)
    {
      return false
    }
    return passesText(row)
  }

  private func passesText(_ row: Int) -> Bool {
    let phone = filter.text("UyeTelefon")
    let invoice = filter.text("FaturaNo")
    let supplier = filter.int("TedarikciID")
    guard !phone.isEmpty || !invoice.isEmpty || supplier > 0 else { return true }
    let order = view.order(row)
    return (phone.isEmpty || order.buyer.phone.contains(phone))
      && (invoice.isEmpty || order.invoiceNumber == invoice)
      && (supplier <= 0 || order.lines.contains { $0.supplier + 1 == supplier })
  }
}

/// `PaketlemeDurumuID` (Ticimax wire facts 2026-11-23, §6.4).
enum PackingState: Int {
  case none = 0
  case waiting = 1
  case packing = 2
  case invoiced = 5

  init(_ state: OrderState) {
    if state.isShipped {
      self = .invoiced
    } else if state == .packing {
      self = .packing
    } else {
      self = state == .approved ? .waiting : .none
    }
  }

  var label: String? {
    switch self {
    case .none: nil
    case .waiting: "Bekliyor"
    case .packing: "Paketleniyor"
    case .invoiced: "Faturalandı"
    }
  }
}
