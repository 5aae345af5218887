/// `UrunFiltre` as a shop applies it. For `Aktif`, `Firsat`, `Indirimli` and `Vitrin` -1 means all
/// and an absent int is 0, which selects the others; the ID filters are off at 0
/// (Ticimax wire facts 2026-11-23, §4.2).
struct CardFilter {
  private let filter: WireObject
  private let view: ShopView
  private let active: FlagFilter
  private let showcased: FlagFilter
  private let discounted: FlagFilter
  private let deal: FlagFilter
  private let category: Int
  private let brand: Int
  private let supplier: Int
  private let added: TimeRange?
  private let published: TimeRange?
  private let edited: TimeRange?
  private let stockChanged: TimeRange?

  init(_ filter: WireObject, _ view: ShopView) {
    self.filter = filter
    self.view = view
    active = FlagFilter(filter, "Aktif")
    showcased = FlagFilter(filter, "Vitrin")
    discounted = FlagFilter(filter, "Indirimli")
    deal = FlagFilter(filter, "Firsat")
    category = filter.int("KategoriID")
    brand = filter.int("MarkaID")
    supplier = filter.int("TedarikciID")
    added = TimeRange(filter, "EklemeTarihiBaslangic", "EklemeTarihiBitis")
    published = TimeRange(filter, "YayinTarihiBaslangic", "YayinTarihiBitis")
    edited = TimeRange(filter, "DuzenlemeTarihiBaslangic", "DuzenlemeTarihiBitis")
    stockChanged = TimeRange(filter, "StokGuncellemeTarihiBaslangic", "StokGuncellemeTarihiBitis")
  }

  /// Whether the filter reads changes, whose cards may come back stripped.
  var isByChange: Bool { edited != nil || stockChanged != nil || added != nil }

  /// The rows in rising order.
  /// - Throws: the "null source" fault when a stock code or barcode is unknown.
  func rows() throws -> [Int] {
    if let direct = try directRows { return direct.filter { view.state.cards[$0] && isWanted($0) } }
    return view.state.cards.rows(where: isWanted)
  }

  private func isWanted(_ row: Int) -> Bool {
    let card = view.source.cards[row]
    guard active.allows(card.isActive), showcased.allows(card.isShowcased),
      discounted.allows(card.isDiscounted), deal.allows(false),
      brand <= 0 || card.brand + 1 == brand, supplier <= 0 || card.supplier + 1 == supplier,
      category <= 0 || CategoryTree.path(to: card.category).contains(category)
    else { return false }
    return added.allows(card.addedAt) && published.allows(card.addedAt)
      && edited.allows(max(view.edited(ofCard: row), view.state.cardStockChanges[row] ?? .unset))
      && stockChanged.allows(view.stockChanged(ofCard: row)) && hasStock(row)
  }

  private func hasStock(_ row: Int) -> Bool {
    let least = filter.double("ToplamStokAdediBas")
    let most = filter.double("ToplamStokAdediSon")
    guard least != nil || most != nil else { return true }
    let stock = Double(view.card(row).stock)
    return least.map { $0 <= stock } ?? true && most.map { stock <= $0 } ?? true
  }

  /// The rows that an ID, code or barcode names; nil without one. Codes match exactly.
  private var directRows: [Int]? {
    get throws {
      let id = filter.int("UrunKartiID")
      if id > 0 { return [ShopKey.cardRow(id)] }
      let codes = filter.texts("StokKoduList").filter { !$0.isEmpty }
      if !codes.isEmpty {
        return Set(codes.compactMap { view.source.variant(sku: $0) }.compactMap(row)).sorted()
      }
      let code = filter.text("StokKodu")
      if !code.isEmpty { return try [known(view.source.variant(sku: code))] }
      let barcode = filter.text("Barkod")
      if !barcode.isEmpty { return try [known(view.source.variant(barcode: barcode))] }
      return nil
    }
  }

  private func row(ofVariant variant: Int) -> Int? { view.source.cardRow(ofVariant: variant) }

  /// A code that is not found raises the fault that real shops raise (§9).
  private func known(_ variant: Int?) throws(SOAPFault) -> Int {
    guard let variant, let row = row(ofVariant: variant) else { throw .nullSource }
    return row
  }
}
