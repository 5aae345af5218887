/// An attribute of a category. All leaves of the simulated tree have the same ones; the numbers are
/// those of the samples (Trendyol wire facts 2026-11-23, §5, §6.3).
struct TrendyolAttribute: Sendable {
  let id: Int
  let name: String
  var isRequired = true
  var allowsCustom = false
  /// Opens a variant of its own: the size.
  var isVarianter = false
  /// Opens a content of its own: the colour.
  var isSlicer = false
  /// Number of the first value; the others follow.
  let firstValue: Int
  let values: [String]

  var numbered: [(id: Int, name: String)] {
    values.enumerated().map { (firstValue + $0, $1) }
  }

  func id(of value: String) -> Int? { values.firstIndex(of: value).map { firstValue + $0 } }

  static let size = TrendyolAttribute(
    id: 338, name: "Beden", isVarianter: true, firstValue: 6_980, values: sizes)
  static let colour = TrendyolAttribute(
    id: 47, name: "Renk", allowsCustom: true, isSlicer: true, firstValue: 0, values: [])
  static let webColour = TrendyolAttribute(
    id: 348, name: "Web Color", firstValue: 686_230, values: GarmentColour.all.map(\.name))
  static let material = TrendyolAttribute(
    id: 14, name: "Materyal", isRequired: false, firstValue: 2_100,
    values: ["Pamuk", "Viskon", "Polyester", "Keten", "Deri"])

  static let all = [size, colour, webColour, material]

  private static let sizes: [String] = {
    let runs: [SizeRun] = [
      .letters, .jeans, .womensShoes, .mensShoes, .children, .belts, .single,
    ]
    var sizes: [String] = []
    for size in runs.flatMap(\.sizes) where !sizes.contains(size) { sizes.append(size) }
    return sizes + ["Tek Ebat"]
  }()
}

/// Parcel carriers by the codes that Trendyol takes (§5.1).
struct TrendyolCarrier: Sendable {
  let code: String
  let name: String

  static let all: [TrendyolCarrier] = [
    TrendyolCarrier(code: "TEXMP", name: "Trendyol Express Marketplace"),
    TrendyolCarrier(code: "YKMP", name: "Yurtiçi Kargo Marketplace"),
    TrendyolCarrier(code: "ARASMP", name: "Aras Kargo Marketplace"),
    TrendyolCarrier(code: "SURATMP", name: "Sürat Kargo Marketplace"),
    TrendyolCarrier(code: "HOROZMP", name: "Horoz Kargo Marketplace"),
    TrendyolCarrier(code: "DHLECOMMP", name: "DHL eCommerce Marketplace"),
    TrendyolCarrier(code: "PTTMP", name: "PTT Kargo Marketplace"),
    TrendyolCarrier(code: "CEVAMP", name: "CEVA Marketplace"),
    TrendyolCarrier(code: "CEVATEDARIK", name: "Ceva Tedarik Marketplace"),
    TrendyolCarrier(code: "KOLAYGELSINMP", name: "Kolay Gelsin Marketplace"),
  ]
}

/// Where the seller's parcels start and come back to (§5.2).
struct SellerAddress: Sendable {
  let id: Int
  let type: String
  let city: String
  let cityCode: Int
  let district: String
  let line: String

  static let shipment = SellerAddress(
    id: 372_389, type: "Shipment", city: "Kocaeli", cityCode: 41, district: "Gebze",
    line: "Depo 1")
  static let all = [
    shipment,
    SellerAddress(
      id: 372_390, type: "Returning", city: "Bursa", cityCode: 16, district: "Nilüfer",
      line: "Depo 2"),
    SellerAddress(
      id: 372_391, type: "Invoice", city: "İstanbul", cityCode: 34, district: "Şişli",
      line: "Merkez"),
  ]

  func write(to json: inout ReplyJSON) {
    json.object { json in
      json.field("id", id)
      json.field("addressType", type)
      json.field("country", "Türkiye")
      json.field("city", city)
      json.field("cityCode", cityCode)
      json.field("district", district)
      json.field("districtId", cityCode * 20 + 1)
      json.field("postCode", "\(cityCode)000")
      json.field("address", line)
      json.field("isReturningAddress", type == "Returning")
      json.field("fullAddress", "\(line) \(district) \(city)")
      json.field("isShipmentAddress", type == "Shipment")
      json.field("isInvoiceAddress", type == "Invoice")
      json.field("isDefault", true)
    }
  }
}
