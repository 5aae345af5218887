import Commerce
import ConnectorKit

extension TrendyolConnector {
  /// What the connector can do and which settings it takes.
  public static let descriptor = ConnectorDescriptor(
    platform: "trendyol", displayName: "Trendyol", capabilities: capabilities, settings: settings,
    streams: [.categories, .brands, .products, .orders, .claims, .questions],
    shopKeys: ["base-url", "seller-id"], orderUnit: .package,
    boundedStreams: [.orders, .claims, .questions], readsSettlements: true)

  private static let capabilities = [
    Capability("categories", .full, note: "The marketplace's own tree."),
    Capability("brands", .full, note: "All brands of the marketplace."),
    Capability(
      "products", .full, note: "Approved goods, and those that wait for approval or were refused."),
    Capability(
      "orders", .full,
      note: "Package by package; a first sync reaches back three months, as far as Trendyol does."),
    Capability(
      "stock push", .full,
      note: "In batches; the outcome of each row is asked for until Trendyol tells it."),
    Capability("price push", .full, note: "Together with the stock or alone."),
    Capability(
      "order moves", .full,
      note: "Picking, invoiced, not supplied, splits, carrier, invoice link, label."),
    Capability(
      "claims", .partial,
      note: "A year back; accepted and refused here, but for reasons that want a file."),
    Capability("questions", .partial, note: "Three months back; answered on Trendyol."),
    Capability(
      "settlements", .full, note: "Once a day: sales, returns, deductions, invoices, payouts."),
    Capability("webhooks", .full, note: "A hint only: Trendyol signs nothing and loses some."),
    Capability("customers", .none, note: "Buyers come with their orders, under relay addresses."),
    Capability("favourites", .none, note: "Trendyol does not tell them."),
    Capability("clicks", .none, note: "Trendyol does not tell them."),
  ]

  private static let settings = [
    SettingField(
      key: "base-url", kind: .url, isRequired: true, receivesSecrets: true,
      defaultValue: "https://apigw.trendyol.com",
      help: "Address of the seller API; only for a test system it is another one."),
    SettingField(
      key: "seller-id", kind: .text, isRequired: true,
      help: "Seller number, from the partner panel: account information, integration information."),
    SettingField(
      key: "api-key", kind: .text, isSecret: true, isRequired: true,
      help: "API key, from the same place."),
    SettingField(
      key: "api-secret", kind: .text, isSecret: true, isRequired: true,
      help: "API secret, from the same place."),
    SettingField(
      key: "integrator", kind: .text,
      help: "Name of the integrator; empty when you run this program for your own shop."),
    SettingField(
      key: "webhook-secret", kind: .text, isSecret: true,
      help: "Secret that Trendyol sends along with its notices of changed packages."),
    SettingField(
      key: "page-size", kind: .integer(1...200), defaultValue: "200",
      help: "Records in one request; lists that allow fewer get fewer."),
    SettingField(
      key: "max-attempts", kind: .integer(1...10), defaultValue: "3",
      help: "How often a request that failed in passing is made."),
    SettingField(
      key: "timeout-seconds", kind: .integer(1...900), defaultValue: "60",
      help: "Longest silence of the shop within one request."),
    SettingField(
      key: "order-reading", kind: .choice(["auto", "stream", "list"]), defaultValue: "auto",
      help: "How orders are read: as a stream, or as a list that reaches back one month."),
    SettingField(
      key: "min-interval-ms", kind: .integer(0...600_000),
      help: "Least time between two requests of a kind; empty for Trendyol's own limits."),
  ]
}
