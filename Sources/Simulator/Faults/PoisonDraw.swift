/// Which records are broken, and how (the fault `poison`): decided by the record's key alone, so a
/// record is broken in every reply until `SimulatedShop.settle` heals it.
struct PoisonDraw: Sendable {
  let seed: UInt64
  let rate: Double

  /// The member to write wrongly, or nil for a healthy record. Keys are never broken: a record
  /// whose key cannot be read could not be asked for again.
  func corruption(of stream: ShopStream, id: Int) -> Corruption? {
    var draws = Draws(seed: seed ^ UInt64(Self.salt(stream)), .poison, id)
    guard draws.chance(rate) else { return nil }
    return draws.pick(Self.choices(stream))
  }

  private static func salt(_ stream: ShopStream) -> Int {
    ShopStream.allCases.firstIndex(of: stream) ?? 0
  }

  private static func choices(_ stream: ShopStream) -> [Corruption] {
    switch stream {
    case .orders:
      [
        Corruption(type: "WebSiparis", member: "SiparisTarihi", text: "2026-13-45T99:00:00"),
        Corruption(type: "WebSiparis", member: "SiparisToplamTutari", text: "1.299,90 TL"),
        Corruption(type: "WebSiparis", member: "Durum", text: "Onaylandı?"),
      ]
    case .products:
      [
        Corruption(type: "Varyasyon", member: "SatisFiyati", text: "12,90 TL"),
        Corruption(type: "Varyasyon", member: "StokAdedi", text: "çok"),
        Corruption(type: "Varyasyon", member: "KdvOrani", text: "%10"),
      ]
    case .members:
      [
        Corruption(type: "Uye", member: "UyelikTarihi", text: "31.02.2025"),
        Corruption(type: "Uye", member: "DuzenlemeTarihi", text: "0000-00-00T00:00:00"),
      ]
    case .favourites:
      [
        Corruption(type: "WebFavoriUrunler", member: "UrunKartiID", text: "null"),
        Corruption(type: "WebFavoriUrunler", member: "EklemeTarihi", text: "dün"),
      ]
    }
  }
}
