import Commerce
import ConnectorKit

extension TicimaxConnector {
  /// What the connector can do and which settings it takes.
  public static let descriptor = ConnectorDescriptor(
    platform: "ticimax", displayName: "Ticimax", capabilities: capabilities, settings: settings,
    streams: [.categories, .brands, .products, .customers, .orders, .favourites],
    shopKeys: ["base-url"])

  private static let capabilities = [
    Capability("categories", .full),
    Capability("brands", .full),
    Capability("products", .full, note: "Cards with variants, prices and stock."),
    Capability("customers", .full, note: "Passwords and IP addresses are dropped on receipt."),
    Capability(
      "orders", .full,
      note: "Deleted orders are not listed by the shop; a full sync notices that they are gone."),
    Capability(
      "favourites", .partial,
      note:
        "Shop-wide where the shop allows it, else member by member, recently active members first."
    ),
    Capability(
      "clicks", .none,
      note: "No operation of the 236 gives clicks, visits or page views."),
    Capability(
      "stock push", .partial,
      note: "The shop says nothing of single rows; what it ignored is found by the next reading."),
    Capability("price push", .full, note: "One request for each variant."),
    Capability("questions", .none, note: "Ticimax has support tickets; they are not read yet."),
    Capability("claims", .none, note: "Return requests are not read yet."),
  ]

  private static let settings = [
    SettingField(
      key: "base-url", kind: .url, isRequired: true, receivesSecrets: true,
      help: "Address of the shop, its own domain or its *.ticimaxeticaret.com host."),
    SettingField(
      key: "uye-kodu", kind: .text, isSecret: true, isRequired: true,
      help: "Web Servis Yetki Kodu, made in the shop's panel."),
    SettingField(
      key: "storefront-url", kind: .url,
      help: "Address that customers use, when it differs from base-url; for product links."),
    SettingField(
      key: "page-size", kind: .integer(1...500), defaultValue: "100",
      help: "Records in one request; listings read by number ask for two at least."),
    SettingField(
      key: "max-attempts", kind: .integer(1...10), defaultValue: "3",
      help: "How often a request that failed in passing is made."),
    SettingField(
      key: "timeout-seconds", kind: .integer(1...900), defaultValue: "120",
      help: "Longest silence of the shop within one request."),
    SettingField(
      key: "min-interval-ms", kind: .integer(0...600_000), defaultValue: "2000",
      help: "Least time between the starts of two requests to this shop."),
    SettingField(
      key: "order-paging", kind: .choice(["auto", "page", "offset"]), defaultValue: "auto",
      help: "What BaslangicIndex means for orders; auto finds out."),
    SettingField(
      key: "product-paging", kind: .choice(["auto", "page", "offset"]), defaultValue: "auto",
      help: "What BaslangicIndex means for products; auto finds out."),
    SettingField(
      key: "favourites", kind: .choice(["auto", "shop-wide", "by-member", "off"]),
      defaultValue: "auto", help: "How favourites are read; auto finds out."),
    SettingField(
      key: "contract", kind: .choice(["auto", "2025-03", "newer"]), defaultValue: "auto",
      help: "Version of the shop's order filter; auto reads the shop's own description."),
    SettingField(
      key: "time-zone", kind: .text, defaultValue: "Europe/Istanbul",
      help: "Time zone of the shop's dates, as an IANA name."),
  ]
}
