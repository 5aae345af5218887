/// `WebSiparis` and the objects inside of it.
enum OrderTemplates {
  static let order = RecordTemplate<OrderReply>(
    "WebSiparis", of: .siparis, identity + state + money + shipment)

  private static let identity: [MemberRule<OrderReply>] = [
    MemberRule("AdiSoyadi") { $0.text($1.order.buyer.fullName) },
    MemberRule("ID") { $0.int($1.order.id) },
    MemberRule("IPAdresi") { $0.text(orNull: $1.order.address) },
    MemberRule("IsMarketplace") { $0.bool($1.origin.isMarketplace) },
    MemberRule("Mail") { $0.text($1.order.buyer.email) },
    MemberRule("MarketplaceParams") { reply, record in
      reply.text(record.order.marketplaceNumber.map { "{\"orderNumber\":\"\($0)\"}" })
    },
    MemberRule("ReferansNo") { $0.text($1.order.marketplaceNumber) },
    MemberRule("SiparisDili") { reply, _ in reply.text("tr") },
    MemberRule("SiparisKaynagi") { $0.text($1.origin.source) },
    MemberRule("SiparisKodu") { $0.text("D\($1.order.id)") },
    MemberRule("SiparisNo") { $0.text($1.order.number) },
    MemberRule("SiparisNotu") { $0.text($1.order.note) },
    MemberRule("UyeAdi") { $0.text($1.order.buyer.firstName) },
    MemberRule("UyeID") { $0.int(OrderFilter.memberID($1.order.row)) },
    MemberRule("UyeSoyadi") { $0.text($1.order.buyer.lastName) },
    MemberRule("Kaynak") { $0.int(Int($1.order.row.origin)) },
  ]

  private static let state: [MemberRule<OrderReply>] = [
    MemberRule("Durum") { $0.int($1.order.row.state.rawValue) },
    MemberRule("DurumGuncellemeTarihi") { $0.time($1.order.row.stateChanged) },
    MemberRule("DuzenlemeTarihi") { $0.time($1.order.row.edited) },
    MemberRule("EntegrasyonAktarildi") { $0.bool($1.order.row.isTransferred) },
    MemberRule("FaturaNo") { $0.text($1.order.invoiceNumber) },
    MemberRule("FaturaTarihi") { reply, record in
      reply.time(record.order.invoiceNumber == nil ? .unset : record.order.row.stateChanged)
    },
    MemberRule("PaketlemeDurumu") { $0.text(PackingState($1.order.row.state).label) },
    MemberRule("PaketlemeDurumuID") { $0.int(PackingState($1.order.row.state).rawValue) },
    MemberRule("SiparisDurumu") { $0.text($1.order.row.state.label) },
    MemberRule("SiparisTarihi") { $0.time($1.order.row.placed) },
    MemberRule("StokDustu") { $0.bool(!$1.order.row.state.isCancelled) },
  ]

  private static let money: [MemberRule<OrderReply>] = [
    MemberRule("HediyeCeki") { $0.text($1.order.voucherCode) },
    MemberRule("HediyeCekiTutari") { $0.amount($1.order.voucher) },
    MemberRule("IndirimDagitildi") { $0.bool($1.totals.discount > .zero) },
    MemberRule("IndirimTutari") { $0.amount($1.totals.discount) },
    MemberRule("Kampanyalar") { reply, record in
      reply.list(campaign, record.includesCampaigns ? record.campaigns : [])
    },
    MemberRule("KargoTutari") { $0.amount($1.order.shippingFee) },
    MemberRule("Kur") { reply, _ in reply.int(1) },
    MemberRule("Odemeler") { reply, record in
      reply.list(payment, record.includesPayments ? record.payments : [])
    },
    MemberRule("OdenenTutar") { $0.amount($1.totals.paid) },
    MemberRule("ParaBirimi") { $0.text($1.order.currency) },
    MemberRule("PazaryeriKomisyonTutari") { $0.amount($1.order.commission) },
    MemberRule("SepetKampanyasiIndirimi") { $0.amount($1.totals.discount) },
    MemberRule("SiparisToplamTutari") { $0.amount($1.totals.total) },
    MemberRule("ToplamKdv") { $0.amount($1.totals.vat) },
    MemberRule("ToplamTutar") { $0.amount($1.totals.goodsNet) },
    MemberRule("Tutar") { $0.amount($1.totals.total) },
    MemberRule("Urunler") { reply, record in
      reply.list(LineTemplates.line, record.includesLines ? record.lines : [])
    },
  ]

  private static let shipment: [MemberRule<OrderReply>] = [
    MemberRule("FaturaAdresID") { $0.int($1.order.billing.id) },
    MemberRule("FaturaAdresi") { $0.object(billing, $1.order.billing) },
    MemberRule("KargoAdresID") { $0.int($1.order.shipping.id) },
    MemberRule("KargoFirmaID") { $0.int($1.carrier.id) },
    MemberRule("KargoFirmaTanim") { $0.text($1.carrier.name) },
    MemberRule("KargoTakipLink") { reply, record in
      reply.text(record.order.trackingNumber.map { record.carrier.trackingPage + $0 })
    },
    MemberRule("KargoTakipNo") { $0.text($1.order.trackingNumber) },
    MemberRule("TeslimatAdresi") { $0.object(shipping, $1.order.shipping) },
  ]

  // MARK: - Addresses

  static let shipping = RecordTemplate<PostalAddress>(
    "TeslimatAdres", of: .siparis,
    places + [MemberRule("AliciAdi") { $0.text($1.recipient) }])

  static let billing = RecordTemplate<PostalAddress>(
    "FaturaAdres", of: .siparis,
    places + [
      MemberRule("FirmaAdi") { $0.text($1.company) },
      MemberRule("VergiDairesi") { $0.text($1.taxOffice) },
      MemberRule("VergiNo") { $0.text($1.taxNumber) },
      MemberRule("isKurumsal") { $0.bool(!$1.company.isEmpty) },
    ])

  private static let places: [MemberRule<PostalAddress>] = [
    MemberRule("Adres") { $0.text($1.street) },
    MemberRule("AliciTelefon") { $0.text($1.phone) },
    MemberRule("ID") { $0.int($1.id) },
    MemberRule("Il") { $0.text($1.province) },
    MemberRule("IlID") { $0.int($1.provinceID) },
    MemberRule("IlKodu") { $0.text($1.provinceID == 0 ? nil : String($1.provinceID)) },
    MemberRule("Ilce") { $0.text($1.district) },
    MemberRule("IlceID") { $0.int($1.districtID) },
    MemberRule("Mahalle") { $0.text(orNull: $1.neighbourhood) },
    MemberRule("PostaKodu") { $0.text(orNull: $1.postalCode) },
    MemberRule("Ulke") { $0.object(country, $1.country) },
  ]

  private static let country = RecordTemplate<Country>(
    "WebUlke", of: .siparis,
    [
      MemberRule("Alpha2Code") { $0.text(orNull: $1.alpha2) },
      MemberRule("Alpha3Code") { $0.text(orNull: $1.alpha3) },
      MemberRule("ID") { $0.int($1.id) },
      MemberRule("NumericCode") { $0.text(orNull: $1.numeric) },
      MemberRule("Tanim") { $0.text($1.name) },
    ])

  // MARK: - Payments and campaigns

  static let payment = RecordTemplate<PaymentReply>(
    "WebSiparisOdeme", of: .siparis,
    [
      MemberRule("ID") { $0.int($1.payment.id) },
      MemberRule("KapidaOdemeTutari") { $0.amount($1.order.deliveryPaymentFee) },
      MemberRule("OdemeTipi") { $0.int(Int($1.payment.method.rawValue)) },
      MemberRule("Onaylandi") { $0.int(Int($1.payment.state.rawValue)) },
      MemberRule("ParaBirimi") { $0.text($1.order.currency) },
      MemberRule("SiparisID") { $0.int($1.order.id) },
      MemberRule("TaksitSayisi") { $0.int($1.payment.instalments) },
      MemberRule("Tarih") { $0.time($1.payment.paidAt) },
      MemberRule("Tutar") { $0.amount($1.payment.amount) },
      MemberRule("UyeID") { $0.int(OrderFilter.memberID($1.order.row)) },
    ])

  private static let campaign = RecordTemplate<CampaignReply>(
    "WebSiparisKampanya", of: .siparis,
    [
      MemberRule("KampanyaID") { reply, _ in reply.int(7) },
      MemberRule("KampanyaTanim") { $0.text($1.title) },
      MemberRule("SiparisID") { $0.int($1.orderID) },
    ])
}
