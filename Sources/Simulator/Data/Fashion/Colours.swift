/// A colour that the shop's garments come in.
struct GarmentColour: Sendable {
  let name: String
  /// Three letters of the stock code, unique in the list.
  let code: String
  let hex: String

  static let all: [GarmentColour] = [
    GarmentColour(name: "Siyah", code: "SYH", hex: "#111111"),
    GarmentColour(name: "Beyaz", code: "BYZ", hex: "#FFFFFF"),
    GarmentColour(name: "Ekru", code: "EKR", hex: "#F3EBD9"),
    GarmentColour(name: "Lacivert", code: "LAC", hex: "#1B2A4A"),
    GarmentColour(name: "Gri Melanj", code: "GRM", hex: "#A7A9AC"),
    GarmentColour(name: "Antrasit", code: "ANT", hex: "#383E42"),
    GarmentColour(name: "Kahverengi", code: "KHV", hex: "#5C4033"),
    GarmentColour(name: "Taba", code: "TAB", hex: "#A0522D"),
    GarmentColour(name: "Vizon", code: "VZN", hex: "#8E7B6D"),
    GarmentColour(name: "Bej", code: "BEJ", hex: "#D9C7A3"),
    GarmentColour(name: "Taş", code: "TAS", hex: "#BFB8A5"),
    GarmentColour(name: "Haki", code: "HAK", hex: "#6B6B3A"),
    GarmentColour(name: "Zümrüt Yeşili", code: "ZMR", hex: "#046307"),
    GarmentColour(name: "Mint", code: "MNT", hex: "#98D8C8"),
    GarmentColour(name: "Buz Mavisi", code: "BZM", hex: "#B6D8E8"),
    GarmentColour(name: "İndigo", code: "IND", hex: "#28407A"),
    GarmentColour(name: "Saks Mavisi", code: "SKS", hex: "#1E4FA3"),
    GarmentColour(name: "Bordo", code: "BRD", hex: "#6D071A"),
    GarmentColour(name: "Kırmızı", code: "KRM", hex: "#C8102E"),
    GarmentColour(name: "Gül Kurusu", code: "GLK", hex: "#B76E79"),
    GarmentColour(name: "Pudra", code: "PDR", hex: "#E8C7C8"),
    GarmentColour(name: "Fuşya", code: "FSY", hex: "#C71585"),
    GarmentColour(name: "Lila", code: "LIL", hex: "#C8A2C8"),
    GarmentColour(name: "Hardal", code: "HRD", hex: "#C9A227"),
    GarmentColour(name: "Turuncu", code: "TRC", hex: "#E4701E"),
    GarmentColour(name: "Kiremit", code: "KRT", hex: "#A0402A"),
  ]
}

/// The sizes that a kind of garment is cut in, smallest first.
enum SizeRun: Sendable {
  case letters, lettersToXL, womensTrousers, jeans, womensShoes, mensShoes, children, belts, single

  var sizes: [String] {
    switch self {
    case .letters: ["XS", "S", "M", "L", "XL", "XXL", "3XL"]
    case .lettersToXL: ["S", "M", "L", "XL"]
    case .womensTrousers: ["34", "36", "38", "40", "42", "44", "46"]
    case .jeans: ["34", "36", "38", "40", "42", "44", "46"]
    case .womensShoes: ["36", "37", "38", "39", "40", "41"]
    case .mensShoes: ["40", "41", "42", "43", "44", "45", "46"]
    case .children: ["4-5 Yaş", "6-7 Yaş", "8-9 Yaş", "10-11 Yaş", "12-13 Yaş"]
    case .belts: ["95 cm", "105 cm", "115 cm"]
    case .single: ["Standart"]
    }
  }
}
