import Basics

/// Tells the orders that a marketplace passed on to the shop. They are in the same list as the
/// shop's own (Ticimax wire facts 2026-11-23, §7.2).
enum OrderOrigin {
  /// The marketplace's name as the shop writes it; nil for an order of the shop's own.
  /// - Parameters:
  ///   - isMarketplace: `IsMarketplace`; false too where an older contract does not have it.
  ///   - source: `SiparisKaynagi`; the own shop is `TicimaxWeb`.
  static func marketplace(isMarketplace: Bool, source: String) -> String? {
    if isMarketplace { return source.isEmpty ? "marketplace" : source }
    if source.isEmpty || source == "TicimaxWeb" { return nil }
    let folded = TurkishFolding.fold(source)
    return names.contains { folded.contains($0) } ? source : nil
  }

  /// An ERP or the telephone desk is a source too, so only known marketplaces count here.
  private static let names = [
    "trendyol", "hepsiburada", "n11", "amazon", "ciceksepeti", "pttavm", "epttavm", "pazarama",
    "gittigidiyor", "morhipo", "idefix", "akakce", "aliexpress", "etsy", "ebay", "modanisa",
    "boyner", "flo", "lcwaikiki", "koctas", "teknosa", "mediamarkt", "beymen", "turkcell",
    "vivense", "zalando", "ozon", "allegro",
  ]
}
