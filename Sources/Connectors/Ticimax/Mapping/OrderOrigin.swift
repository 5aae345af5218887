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
    let folded = Array(TurkishFolding.fold(source).utf8)
    return names.contains { holds(folded, $0) } ? source : nil
  }

  /// By bytes: this runs for every order, and a search by characters takes thirty times as long.
  private static func holds(_ text: [UInt8], _ name: [UInt8]) -> Bool {
    guard text.count >= name.count else { return false }
    return (0...(text.count - name.count)).contains { start in
      text[start] == name[0] && text[start..<(start + name.count)].elementsEqual(name)
    }
  }

  /// An ERP or the telephone desk is a source too, so only known marketplaces count here.
  private static let names = [
    "trendyol", "hepsiburada", "n11", "amazon", "ciceksepeti", "pttavm", "epttavm", "pazarama",
    "gittigidiyor", "morhipo", "idefix", "akakce", "aliexpress", "etsy", "ebay", "modanisa",
    "boyner", "flo", "lcwaikiki", "koctas", "teknosa", "mediamarkt", "beymen", "turkcell",
    "vivense", "zalando", "ozon", "allegro",
  ].map { Array($0.utf8) }
}
