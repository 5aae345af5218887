/// Writing stock and prices (Ticimax wire facts 2026-11-23, §7.1).
enum UrunWrites {
  /// Absolute stock of many variants. Answers how many it wrote; what the number means in a real
  /// shop is not documented.
  static func setStock(_ call: OperationCall) -> OperationResult {
    let variants = call.arguments.objects("urunler")
    let now = call.shop.now
    let written = call.shop.withState { state in
      variants.count { variant in
        call.shop.setStock(
          ofVariant: ShopKey.variantIndex(variant.int("ID")), to: units(variant), &state, at: now)
      }
    }
    return .value(String(written))
  }

  /// One variant: only what its flag names is written. Answers 1, or 0 for an unknown variant.
  static func updateVariant(_ call: OperationCall) -> OperationResult {
    let variant = call.arguments.object("urun")
    let flags = call.arguments.object("ayar")
    let index = ShopKey.variantIndex(variant.int("ID"))
    let now = call.shop.now
    let isKnown = call.shop.withState { state in
      guard call.shop.source.cardRow(ofVariant: index) != nil else { return false }
      if flags.bool("StokAdediGuncelle") {
        call.shop.setStock(ofVariant: index, to: units(variant), &state, at: now)
      }
      let list = flags.bool("SatisFiyatiGuncelle") ? amount(variant, "SatisFiyati") : nil
      let sale = flags.bool("IndirimliFiyatiGuncelle") ? amount(variant, "IndirimliFiyati") : nil
      let includesVAT = flags.bool("KdvDahilGuncelle") ? variant.bool("KdvDahil") : nil
      guard list != nil || sale != nil || includesVAT != nil else { return true }
      return call.shop.setPrice(
        ofVariant: index, list: list, sale: sale, includesVAT: includesVAT, &state, at: now)
    }
    return .value(isKnown ? "1" : "0")
  }

  /// Prices of many variants, found by the one key that the flags choose.
  static func updatePrices(_ call: OperationCall) -> OperationResult {
    let flags = call.arguments.object("ayar")
    let now = call.shop.now
    let written = call.shop.withState { state in
      var written = 0
      for request in call.arguments.objects("request") {
        let prices = request.object("Fiyatlar")
        let sale = flags.bool("IndirimliFiyatGuncelle") ? amount(prices, "IndirimliFiyat") : nil
        for variant in variants(of: request, flags, call.shop.source) {
          let isWritten = call.shop.setPrice(
            ofVariant: variant, list: amount(prices, "SatisFiyati"), sale: sale,
            includesVAT: prices.bool("KDVDahil"), &state, at: now)
          if isWritten { written += 1 }
        }
      }
      return written
    }
    return .object(priceReply, written > 0, expectedBytes: 256)
  }

  private static func variants(
    of request: WireObject, _ flags: WireObject, _ source: any ShopSource
  ) -> [Int] {
    if flags.bool("UrunIdGoreGuncelle") {
      return numbers(request.text("UrunIds")).map(ShopKey.variantIndex)
    }
    if flags.bool("UrunKartiIdGoreGuncelle") {
      return numbers(request.text("UrunKartiIds")).map(ShopKey.cardRow)
        .filter(source.cards.indices.contains).flatMap { Array(source.cards[$0].variants) }
    }
    if flags.bool("BarkodKodunaGoreGuncelle") {
      return source.variant(barcode: request.text("Barkod")).map { [$0] } ?? []
    }
    return []
  }

  private static func numbers(_ list: String) -> [Int] {
    list.split(separator: ",").compactMap { Int($0.filter { $0 != " " }) }
  }

  /// The nearest whole number within ±1,000,000,000; 0 for what is no number.
  private static func units(_ variant: WireObject) -> Int {
    let value = variant.double("StokAdedi") ?? 0
    return value.isFinite ? Int(min(max(value.rounded(), -1e9), 1e9)) : 0
  }

  /// Nil for an absent price, or one that is no amount.
  private static func amount(_ object: WireObject, _ name: String) -> Amount? {
    guard let value = object.double(name), value >= 0, value < 1e9 else { return nil }
    return Amount(units: Int64((value * 10_000).rounded()))
  }

  /// What a shop says when nothing was found is not documented; the members are.
  static let priceReply = RecordTemplate<Bool>(
    "UpdateUrunFiyatResponse", of: .urun,
    [
      MemberRule("ErrorCode") { $0.int($1 ? 0 : 1) },
      MemberRule("ErrorMessage") { $0.text($1 ? nil : "Ürün bulunamadı") },
      MemberRule("IsError") { $0.bool(!$1) },
    ])
}
