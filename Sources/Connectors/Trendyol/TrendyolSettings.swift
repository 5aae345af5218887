import Basics
import ConnectorKit

/// The account's settings, read once and typed.
struct TrendyolSettings: Sendable {
  enum OrderReading: String, Sendable { case auto, stream, list }

  /// Without a final slash and without `/integration`.
  let baseURL: String
  let sellerID: String
  let integrator: String
  let key: Secret
  let secret: Secret
  /// Empty when no notices are wanted.
  let webhookSecret: Secret
  let pageSize: Int
  let maxAttempts: Int
  let timeoutSeconds: Int
  let orderReading: OrderReading
  /// Nil means: as Trendyol's limits say.
  let minIntervalMS: Int?

  /// - Throws: `SettingsError` for what the fields' own checks cannot see.
  init(_ settings: ChannelSettings) throws(SettingsError) {
    baseURL = Self.base(of: settings.text("base-url"))
    sellerID = settings.text("seller-id")
    let name = settings.text("integrator")
    integrator = name.isEmpty ? "SelfIntegration" : name
    key = settings.secret("api-key")
    secret = settings.secret("api-secret")
    webhookSecret = settings.secret("webhook-secret")
    pageSize = settings.integer("page-size") ?? TrendyolLimits.packagesPerPage
    maxAttempts = settings.integer("max-attempts") ?? 3
    timeoutSeconds = settings.integer("timeout-seconds") ?? 60
    orderReading = OrderReading(rawValue: settings.text("order-reading")) ?? .auto
    minIntervalMS = settings.integer("min-interval-ms")
    let problems = problems
    if !problems.isEmpty { throw SettingsError(problems: problems) }
  }

  private var problems: [SettingsError.Problem] {
    var problems: [SettingsError.Problem] = []
    if !ChannelAddress.isSecure(baseURL) {
      problems.append(
        .init(field: "base-url", message: "must begin with https:// (http:// to this machine only)")
      )
    }
    if sellerID.utf8.count > 18 || !sellerID.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      problems.append(.init(field: "seller-id", message: "is not a seller's number"))
    }
    // Trendyol refuses other agents (fact sheet §2).
    if integrator.utf8.count > 30 || !integrator.utf8.allSatisfy(\.isLetterOrDigit) {
      problems.append(
        .init(field: "integrator", message: "must be at most 30 letters a–z and digits"))
    }
    return problems
  }

  /// Mandatory: without it every call is refused with 403 (fact sheet §2).
  var userAgent: String { "\(sellerID) - \(integrator)" }

  /// Scheme, host and port of an address as people paste it.
  private static func base(of text: String) -> String {
    var kept = Substring(text.prefix { $0 != "?" && $0 != "#" })
    if let path = kept.firstRange(of: "/integration") { kept = kept[..<path.lowerBound] }
    while kept.last == "/" { kept = kept.dropLast() }
    return String(kept)
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (self | 0x20 >= 0x61 && self | 0x20 <= 0x7A) || (self >= 0x30 && self <= 0x39)
  }
}
