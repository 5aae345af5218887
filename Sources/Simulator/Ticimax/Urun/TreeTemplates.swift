/// `Kategori`, `Marka`, `Tedarikci` and `ParaBirimi`.
enum TreeTemplates {
  struct CategoryReply: Sendable {
    let category: ShopCategory
    let children: Int
  }

  struct NamedRow: Sendable {
    let id: Int
    let name: String
  }

  static let category = RecordTemplate<CategoryReply>(
    "Kategori", of: .urun,
    [
      MemberRule("Aktif") { reply, _ in reply.bool(true) },
      MemberRule("AltKategoriSayisi") { $0.int($1.children) },
      MemberRule("ID") { $0.int($1.category.id) },
      MemberRule("KategoriMenuGoster") { reply, _ in reply.bool(true) },
      MemberRule("PID") { $0.int($1.category.parent) },
      MemberRule("Sira") { $0.int($1.category.order) },
      MemberRule("Tanim") { $0.text($1.category.name) },
      MemberRule("Url") { $0.text($1.category.page) },
    ])

  static let brand = RecordTemplate<NamedRow>(
    "Marka", of: .urun,
    [
      MemberRule("Aktif") { reply, _ in reply.bool(true) },
      MemberRule("ID") { $0.int($1.id) },
      MemberRule("Sira") { $0.int($1.id) },
      MemberRule("Tanim") { $0.text($1.name) },
      MemberRule("Url") { $0.text("/\(Slug.of($1.name))") },
    ])

  static let supplier = RecordTemplate<NamedRow>(
    "Tedarikci", of: .urun,
    [
      MemberRule("Aktif") { reply, _ in reply.bool(true) },
      MemberRule("ID") { $0.int($1.id) },
      MemberRule("Mail") { $0.text("\(Slug.of($1.name))@tedarik.example") },
      MemberRule("Tanim") { $0.text($1.name) },
    ])

  static let currency = RecordTemplate<ShopCurrency>(
    "ParaBirimi", of: .urun,
    [
      MemberRule("Aktif") { reply, _ in reply.bool(true) },
      MemberRule("DovizKodu") { $0.text($1.code) },
      MemberRule("ID") { $0.int($1.id) },
      MemberRule("Kur") { $0.amount($1.rate) },
      MemberRule("Tanim") { $0.text($1.name) },
    ])
}
