/// A kind of garment that the shop sells many cards of.
struct Garment: Sendable {
  /// Head of the stock codes.
  let code: String
  let noun: String
  let category: Int
  let run: SizeRun
  /// List price in whole lira, VAT included.
  let price: ClosedRange<Int>
  /// VAT in per cent: 10 on clothes and shoes, 20 on the rest (Turkish rates since July 2023).
  let vat: Int
  /// Words put before the noun, one of each group.
  let materials: [String]
  let cuts: [String]
  /// Share of the catalogue.
  let weight: Double

  static let table = WeightedTable(all.indices.map { ($0, all[$0].weight) })

  static let all: [Garment] = womens + mens + childrens + shoes + accessories

  private static let womens: [Garment] = [
    Garment(
      code: "ELB", noun: "Elbise", category: 21, run: .letters, price: 599...2499, vat: 10,
      materials: ["Viskon", "Saten", "Şifon", "Pamuklu", "Krep"],
      cuts: ["Midi", "Mini", "Maxi", "Kuşaklı", "Büzgülü"], weight: 12),
    Garment(
      code: "BLZ", noun: "Bluz", category: 22, run: .letters, price: 349...999, vat: 10,
      materials: ["Saten", "Şifon", "Keten", "Poplin"],
      cuts: ["V Yaka", "Balon Kol", "Fırfırlı", "Oversize"], weight: 7),
    Garment(
      code: "KGM", noun: "Gömlek", category: 22, run: .letters, price: 449...1199, vat: 10,
      materials: ["Poplin", "Keten", "Pamuklu"], cuts: ["Oversize", "Crop", "Slim Fit"],
      weight: 4),
    Garment(
      code: "KTS", noun: "Tişört", category: 23, run: .letters, price: 199...549, vat: 10,
      materials: ["Pamuklu", "Ribana", "Modal"], cuts: ["Bisiklet Yaka", "V Yaka", "Crop"],
      weight: 8),
    Garment(
      code: "KPN", noun: "Pantolon", category: 24, run: .womensTrousers, price: 499...1399,
      vat: 10, materials: ["Krep", "Keten", "Kumaş", "Örme"],
      cuts: ["Yüksek Bel", "Palazzo", "Havuç", "Bol Paça"], weight: 7),
    Garment(
      code: "KJN", noun: "Jean", category: 25, run: .womensTrousers, price: 599...1499, vat: 10,
      materials: ["Likralı", "Pamuklu"], cuts: ["Mom", "Skinny", "Wide Leg", "Straight"],
      weight: 5),
    Garment(
      code: "ETK", noun: "Etek", category: 26, run: .womensTrousers, price: 399...1099, vat: 10,
      materials: ["Saten", "Deri Görünümlü", "Triko"], cuts: ["Midi", "Pileli", "Kalem"],
      weight: 4),
    Garment(
      code: "KTR", noun: "Hırka", category: 27, run: .lettersToXL, price: 449...1299, vat: 10,
      materials: ["Triko", "Yünlü", "Örgü"], cuts: ["Uzun", "Kısa", "Düğmeli"], weight: 5),
    Garment(
      code: "TRC", noun: "Trençkot", category: 28, run: .letters, price: 1499...3999, vat: 10,
      materials: ["Gabardin", "Su İtici"], cuts: ["Kuşaklı", "Kısa", "Uzun"], weight: 2),
    Garment(
      code: "KMT", noun: "Mont", category: 28, run: .letters, price: 1299...4499, vat: 10,
      materials: ["Kaz Tüyü", "Kapitone", "Suni Kürklü"], cuts: ["Kapüşonlu", "Kısa", "Uzun"],
      weight: 3),
    Garment(
      code: "BLR", noun: "Blazer Ceket", category: 29, run: .letters, price: 999...2799, vat: 10,
      materials: ["Krep", "Keten", "Kumaş"], cuts: ["Oversize", "Slim Fit", "Kruvaze"], weight: 3),
    Garment(
      code: "TLM", noun: "Tulum", category: 30, run: .letters, price: 699...1899, vat: 10,
      materials: ["Viskon", "Keten", "Krep"], cuts: ["Kuşaklı", "Askılı"], weight: 2),
    Garment(
      code: "TYT", noun: "Tayt", category: 31, run: .lettersToXL, price: 249...699, vat: 10,
      materials: ["Likralı", "Toparlayıcı"], cuts: ["Yüksek Bel", "Kısa"], weight: 3),
  ]

  private static let mens: [Garment] = [
    Garment(
      code: "EGM", noun: "Erkek Gömlek", category: 41, run: .letters, price: 449...1299, vat: 10,
      materials: ["Poplin", "Oxford", "Keten"], cuts: ["Slim Fit", "Regular Fit"], weight: 5),
    Garment(
      code: "ETS", noun: "Erkek Tişört", category: 42, run: .letters, price: 229...649, vat: 10,
      materials: ["Pamuklu", "Pike"], cuts: ["Bisiklet Yaka", "Polo Yaka", "Oversize"],
      weight: 5),
    Garment(
      code: "EPN", noun: "Erkek Pantolon", category: 43, run: .jeans, price: 549...1499, vat: 10,
      materials: ["Gabardin", "Keten"], cuts: ["Chino", "Kargo", "Jogger"], weight: 4),
    Garment(
      code: "EJN", noun: "Erkek Jean", category: 44, run: .jeans, price: 649...1599, vat: 10,
      materials: ["Likralı", "Ham"], cuts: ["Slim Fit", "Straight", "Loose"], weight: 3),
    Garment(
      code: "EKZ", noun: "Erkek Kazak", category: 45, run: .letters, price: 499...1399, vat: 10,
      materials: ["Yünlü", "Triko"], cuts: ["Balıkçı Yaka", "Bisiklet Yaka"], weight: 2),
    Garment(
      code: "EMT", noun: "Erkek Mont", category: 46, run: .letters, price: 1499...4999, vat: 10,
      materials: ["Şişme", "Su İtici"], cuts: ["Kapüşonlu", "Dik Yaka"], weight: 2),
    Garment(
      code: "SWT", noun: "Sweatshirt", category: 47, run: .letters, price: 449...1099, vat: 10,
      materials: ["Üç İplik", "Şardonlu"], cuts: ["Kapüşonlu", "Oversize"], weight: 3),
    Garment(
      code: "TKM", noun: "Takım Elbise", category: 48, run: .jeans, price: 2999...7999, vat: 10,
      materials: ["Yünlü", "Kumaş"], cuts: ["Slim Fit", "Kruvaze"], weight: 1),
  ]

  private static let childrens: [Garment] = [
    Garment(
      code: "KCE", noun: "Kız Çocuk Elbise", category: 51, run: .children, price: 299...899,
      vat: 10, materials: ["Pamuklu", "Tüllü"], cuts: ["Fırfırlı", "Askılı"], weight: 2),
    Garment(
      code: "ECT", noun: "Erkek Çocuk Takım", category: 52, run: .children, price: 349...999,
      vat: 10, materials: ["Pamuklu", "Üç İplik"], cuts: ["Baskılı", "Kapüşonlu"], weight: 2),
  ]

  private static let shoes: [Garment] = [
    Garment(
      code: "TPK", noun: "Topuklu Ayakkabı", category: 63, run: .womensShoes, price: 699...2199,
      vat: 10, materials: ["Süet", "Rugan", "Saten"], cuts: ["Stiletto", "Kalın Topuk"],
      weight: 3),
    Garment(
      code: "BOT", noun: "Bot", category: 64, run: .womensShoes, price: 999...3299, vat: 10,
      materials: ["Hakiki Deri", "Süet"], cuts: ["Bağcıklı", "Fermuarlı"], weight: 2),
    Garment(
      code: "KSN", noun: "Kadın Sneaker", category: 65, run: .womensShoes, price: 799...2499,
      vat: 10, materials: ["Deri", "Fileli"], cuts: ["Kalın Taban", "Günlük"], weight: 4),
    Garment(
      code: "SND", noun: "Sandalet", category: 66, run: .womensShoes, price: 499...1599, vat: 10,
      materials: ["Hakiki Deri", "Hasır"], cuts: ["Dolgu Topuk", "Düz"], weight: 2),
    Garment(
      code: "ESN", noun: "Erkek Sneaker", category: 67, run: .mensShoes, price: 899...2799,
      vat: 10, materials: ["Deri", "Fileli"], cuts: ["Günlük", "Koşu"], weight: 3),
    Garment(
      code: "EKL", noun: "Erkek Klasik Ayakkabı", category: 68, run: .mensShoes,
      price: 1199...3499, vat: 10, materials: ["Hakiki Deri", "Rugan"], cuts: ["Oxford", "Loafer"],
      weight: 2),
  ]

  private static let accessories: [Garment] = [
    Garment(
      code: "CNT", noun: "Çanta", category: 71, run: .single, price: 599...2999, vat: 20,
      materials: ["Deri", "Kanvas", "Hasır"], cuts: ["Omuz", "Çapraz", "Sırt"], weight: 5),
    Garment(
      code: "SAL", noun: "Şal", category: 72, run: .single, price: 199...899, vat: 20,
      materials: ["İpek", "Medine İpeği", "Pamuklu"], cuts: ["Desenli", "Düz"], weight: 4),
    Garment(
      code: "KMR", noun: "Kemer", category: 73, run: .belts, price: 249...899, vat: 20,
      materials: ["Deri", "Süet"], cuts: ["Tokalı", "İnce"], weight: 2),
    Garment(
      code: "TKI", noun: "Kolye", category: 74, run: .single, price: 149...799, vat: 20,
      materials: ["Gümüş", "Çelik", "Altın Kaplama"], cuts: ["Zincir", "İsimli"], weight: 3),
    Garment(
      code: "SPK", noun: "Bere", category: 75, run: .single, price: 149...499, vat: 20,
      materials: ["Yünlü", "Triko"], cuts: ["Ponponlu", "Düz"], weight: 1),
  ]
}
