/// Makes postal addresses. Streets are common names, house numbers are drawn; none is meant.
enum AddressMaker {
  static func address(_ draws: inout Draws, id: Int, recipient: String, phone: String)
    -> PostalAddress
  {
    let province = Province.all[Province.byWeight.pick(&draws)]
    let district = draws.below(province.districts.count)
    let neighbourhood = draws.pick(neighbourhoods)
    var address = PostalAddress(
      id: id, recipient: recipient, phone: phone, street: "", country: .turkey)
    address.neighbourhood = neighbourhood
    address.street =
      "\(neighbourhood) Mah. \(draws.pick(streets)) No: \(1 + draws.below(140))"
      + " D: \(1 + draws.below(24))"
    address.province = province.name
    address.provinceID = province.code
    address.district = province.districts[district]
    address.districtID = province.code * 20 + district + 1
    address.postalCode = String(province.code * 1000 + draws.below(90) * 10)
    if province.code < 10 { address.postalCode = "0" + address.postalCode }
    return address
  }

  static func makeCorporate(_ address: inout PostalAddress, _ draws: inout Draws) {
    address.company =
      "\(draws.pick(TurkishNames.surnames)) \(draws.pick(trades)) "
      + draws.pick(["Ltd. Şti.", "A.Ş."])
    address.taxOffice = draws.pick(taxOffices)
    address.taxNumber = String(1_000_000_000 + draws.below(8_999_999_999))
  }

  private static let neighbourhoods = [
    "Cumhuriyet", "Atatürk", "Yeni", "Fatih", "Bahçelievler", "Hürriyet", "Barbaros", "Kültür",
    "İstiklal", "Mimar Sinan", "Yıldız", "Çamlık", "Gazi", "Zafer", "Esentepe", "Aydınlıkevler",
    "Kocatepe", "Ihlamurkuyu", "Şirinevler", "Güneşli",
  ]

  private static let streets = [
    "Lale Sk.", "Menekşe Sk.", "Atatürk Cad.", "İnönü Cad.", "Gül Sk.", "Papatya Sk.",
    "Şehit Ahmet Cad.", "Çınar Sk.", "1425. Sk.", "Zambak Sk.", "Okul Cad.", "Özgürlük Bulvarı",
    "Karanfil Sk.", "Sahil Yolu", "Iğde Sk.",
  ]

  private static let trades = [
    "Tekstil", "İnşaat", "Danışmanlık", "Gıda", "Bilişim", "Turizm", "Ticaret", "Eğitim",
  ]

  private static let taxOffices = [
    "Kadıköy", "Beşiktaş", "Çankaya", "Konak", "Nilüfer", "Şişli", "Ümraniye", "Mithatpaşa",
  ]
}
