/// `WebSiparisUrun`.
enum LineTemplates {
  static let line = RecordTemplate<LineReply>(
    "WebSiparisUrun", of: .siparis, emptyLists: ["FormIdList"], goods + money + state)

  private static let goods: [MemberRule<LineReply>] = [
    MemberRule("Adet") { $0.int($1.line.quantity) },
    MemberRule("Barkod") { $0.text($1.line.barcode) },
    MemberRule("EkSecenekList") { reply, record in
      reply.list(option, record.line.options.enumerated().map { NumberedOption($0, $1) })
    },
    MemberRule("ID") { $0.int($1.line.id) },
    MemberRule("ResimYolu") { $0.text(orNull: $1.line.image) },
    MemberRule("SatisBirimi") { reply, _ in reply.text("Adet") },
    MemberRule("SiparisID") { $0.int($1.orderID) },
    MemberRule("StokKodu") { $0.text($1.line.sku) },
    MemberRule("TedarikciID") { $0.int($1.line.supplier + 1) },
    MemberRule("TedarikciKodu") { $0.text($1.line.supplierCode) },
    MemberRule("UrunAdi") { $0.text($1.line.name) },
    MemberRule("UrunID") { $0.int(ShopKey.variant($1.line.variant)) },
    MemberRule("UrunKartiID") { $0.int(ShopKey.card($1.line.card)) },
    MemberRule("UrunTipi") { $0.text($1.line.isGiftCard ? "HediyeKarti" : "Urun") },
  ]

  private static let money: [MemberRule<LineReply>] = [
    MemberRule("KampanyaID") { $0.int($1.line.discount > .zero ? 7 : 0) },
    MemberRule("KampanyaIndirimTutari") { $0.amount($1.line.discount) },
    MemberRule("KdvOrani") { $0.int($1.line.vatPercent) },
    MemberRule("KdvTutari") { $0.amount($1.line.unitVAT) },
    MemberRule("ToplamIndirim") { $0.amount($1.line.discount) },
    MemberRule("Tutar") { $0.amount($1.line.unitNet) },
  ]

  private static let state: [MemberRule<LineReply>] = [
    MemberRule("Durum") { $0.int($1.line.isCancelled ? 2 : 0) },
    MemberRule("DurumAd") { $0.text($1.line.isCancelled ? "İptal Edildi" : "Sipariş Alındı") },
    MemberRule("IadeNeden") { $0.text($1.line.returnReason) },
    MemberRule("IadeNedenId") { $0.int($1.line.returnReason == nil ? 0 : 3) },
    MemberRule("IslemAd") { $0.text($1.action.label) },
    MemberRule("IslemID") { $0.int($1.action.number) },
    MemberRule("IslemTarihi") { $0.time($1.placed) },
    MemberRule("KargoFirmaID") { $0.int($1.carrierID) },
    MemberRule("KargoTakipNumarasi") { $0.text($1.tracking) },
  ]

  private struct NumberedOption: Sendable {
    let number: Int
    let option: ShopOption

    init(_ number: Int, _ option: ShopOption) {
      self.number = number + 1
      self.option = option
    }
  }

  private static let option = RecordTemplate<NumberedOption>(
    "WebSiparisUrunEkSecenekOzellik", of: .siparis,
    [
      MemberRule("ID") { $0.int($1.number) },
      MemberRule("Tanim") { $0.text($1.option.value) },
      MemberRule("TipID") { $0.int($1.number) },
    ])
}
