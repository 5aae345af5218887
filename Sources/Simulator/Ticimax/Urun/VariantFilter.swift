/// `VaryasyonFiltre`: `Aktif`, `UrunID` and `UrunKartiID` are off at -1, and an absent one is 0
/// (Ticimax wire facts 2026-11-23, §4.2).
struct VariantFilter {
  private let filter: WireObject
  private let view: ShopView
  private let active: FlagFilter
  private let stock: TimeRange?
  private let price: TimeRange?
  private let either: TimeRange?

  init(_ filter: WireObject, _ view: ShopView) {
    self.filter = filter
    self.view = view
    active = FlagFilter(filter, "Aktif")
    stock = TimeRange(filter, "StokGuncellemeTarihiBas", "StokGuncellemeTarihiSon")
    price = TimeRange(filter, "FiyatGuncellemeTarihiBas", "FiyatGuncellemeTarihiSon")
    either = TimeRange(filter, "FiyatStokGuncellemeTarihiBas", "FiyatStokGuncellemeTarihiSon")
  }

  /// Variants with the rows of their cards, in rising order of their IDs.
  func variants() -> [(card: Int, variant: Int)] {
    let cardID = filter.int("UrunKartiID")
    let cards =
      cardID == -1
      ? view.state.cards.rows(where: isWanted)
      : [ShopKey.cardRow(cardID)].filter { view.state.cards[$0] && isWanted($0) }
    let wanted = wantedIDs
    return cards.flatMap { card in
      view.source.cards[card].variants.filter { wanted?.contains(ShopKey.variant($0)) ?? true }
        .map { (card, $0) }
    }
  }

  private func isWanted(_ card: Int) -> Bool {
    let row = view.source.cards[card]
    guard active.allows(row.isActive) else { return false }
    if let cardActive = filter.optionalBool("UrunKartiAktif"), cardActive != row.isActive {
      return false
    }
    let categories = filter.ints("UrunKartKategoriIdList")
    if !categories.isEmpty,
      CategoryTree.path(to: row.category).allSatisfy({ !categories.contains($0) })
    {
      return false
    }
    let restocked = view.stockChanged(ofCard: card)
    let edited = view.edited(ofCard: card)
    return stock.allows(restocked) && price.allows(edited)
      && either.allows(max(edited, restocked))
  }

  /// The IDs that a key filter names; nil without one.
  private var wantedIDs: Set<Int>? {
    let id = filter.int("UrunID")
    if id != -1 { return [id] }
    let list = filter.ints("UrunIdList")
    if !list.isEmpty { return Set(list) }
    let sku = filter.text("StokKodu")
    if !sku.isEmpty {
      return Set([view.source.variant(sku: sku)].compactMap { $0.map(ShopKey.variant) })
    }
    let barcode = filter.text("Barkod")
    if !barcode.isEmpty {
      return Set([view.source.variant(barcode: barcode)].compactMap { $0.map(ShopKey.variant) })
    }
    return nil
  }
}
