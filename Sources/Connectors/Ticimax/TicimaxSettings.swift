import Basics
import ConnectorKit

/// The account's settings, read once and typed.
struct TicimaxSettings: Sendable {
  enum Favourites: String, Sendable {
    case auto
    case shopWide = "shop-wide"
    case byMember = "by-member"
    case off
  }

  enum Contract: String, Sendable {
    case auto
    case march2025 = "2025-03"
    case newer
  }

  /// Without a final slash.
  let baseURL: String
  /// Without a final slash; where product pages are.
  let storefrontURL: String
  let key: Secret
  let pageSize: Int
  let maxAttempts: Int
  let timeoutSeconds: Int
  /// Nil means: find out.
  let orderPaging: IndexMeaning?
  let productPaging: IndexMeaning?
  let favourites: Favourites
  let contract: Contract
  let zone: LocalTimeZone

  /// - Throws: `SettingsError` for what the fields' own checks cannot see: plain http to another
  ///   machine, an unknown time zone.
  init(_ settings: ChannelSettings) throws(SettingsError) {
    baseURL = ShopAddress.base(of: settings.text("base-url"))
    let storefront = settings.text("storefront-url")
    storefrontURL = storefront.isEmpty ? baseURL : ShopAddress.base(of: storefront)
    key = settings.secret("uye-kodu")
    pageSize = settings.integer("page-size") ?? 100
    maxAttempts = settings.integer("max-attempts") ?? 3
    timeoutSeconds = settings.integer("timeout-seconds") ?? 120
    orderPaging = IndexMeaning(rawValue: settings.text("order-paging"))
    productPaging = IndexMeaning(rawValue: settings.text("product-paging"))
    favourites = Favourites(rawValue: settings.text("favourites")) ?? .auto
    contract = Contract(rawValue: settings.text("contract")) ?? .auto
    var problems: [SettingsError.Problem] = []
    if !ChannelAddress.isSecure(baseURL) {
      problems.append(
        .init(field: "base-url", message: "must begin with https:// (http:// to this machine only)")
      )
    }
    let zone = LocalTimeZone(identifier: settings.text("time-zone"))
    if zone == nil {
      problems.append(
        .init(field: "time-zone", message: "is not a time zone such as Europe/Istanbul"))
    }
    self.zone = zone ?? .istanbul
    if !problems.isEmpty { throw SettingsError(problems: problems) }
  }
}

/// The address of a shop as people paste it.
enum ShopAddress {
  /// Scheme, host and port, with a path only where the shop lives below one: query, fragment, a
  /// pasted `/Servis/…` and final slashes are cut off.
  static func base(of text: String) -> String {
    var kept = text.prefix { $0 != "?" && $0 != "#" }
    let lower = kept.lowercased()
    if let service = lower.offset(of: "/servis/") {
      kept = kept.prefix(service)
    }
    while kept.last == "/" { kept = kept.dropLast() }
    return String(kept)
  }
}

extension String {
  /// How many characters stand before the first occurrence of an ASCII text, in an ASCII string.
  fileprivate func offset(of needle: String) -> Int? {
    let bytes = Array(utf8)
    let wanted = Array(needle.utf8)
    guard bytes.count >= wanted.count else { return nil }
    return (0...bytes.count - wanted.count).first {
      bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
