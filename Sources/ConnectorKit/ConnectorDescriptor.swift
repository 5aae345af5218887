import Commerce
import Outbound

/// What a connector is, as data: it draws the settings form, the capability list and the docs.
public struct ConnectorDescriptor: Sendable {
  /// Stable key used on the command line, in addresses and in the database: `ticimax`.
  public var platform: String
  public var displayName: String
  public var capabilities: [Capability]
  public var settings: [SettingField]
  /// Streams in the order in which a full sync should read them, so that references resolve.
  public var streams: [SyncStream]
  /// Settings that tell one shop from another: two accounts that agree in them are the same shop.
  public var shopKeys: [String]
  public var orderUnit: OrderUnit
  /// Streams whose listing reaches back so far and no further, even when everything is asked for: a
  /// record that is not listed any more has grown old and is not gone.
  public var boundedStreams: Set<SyncStream>
  /// True where the connector is `SettlementReading`.
  public var readsSettlements: Bool

  public init(
    platform: String, displayName: String, capabilities: [Capability], settings: [SettingField],
    streams: [SyncStream], shopKeys: [String], orderUnit: OrderUnit = .order,
    boundedStreams: Set<SyncStream> = [], readsSettlements: Bool = false
  ) {
    self.platform = platform
    self.displayName = displayName
    self.capabilities = capabilities
    self.settings = settings
    self.streams = streams
    self.shopKeys = shopKeys
    self.orderUnit = orderUnit
    self.boundedStreams = boundedStreams
    self.readsSettlements = readsSettlements
  }

  /// True when two accounts' settings name the same shop, whatever the case and a slash at the end.
  public func isSameShop(_ one: [String: String], _ other: [String: String]) -> Bool {
    !shopKeys.isEmpty && shopValues(one) == shopValues(other)
  }

  /// Names the shop of an account's settings: the same for two accounts of one shop.
  public func shop(_ settings: [String: String]) -> String {
    ([platform] + shopValues(settings)).joined(separator: "|")
  }

  /// A setting that was not given has its default, as it has when it is used.
  private func shopValues(_ given: [String: String]) -> [String] {
    shopKeys.map { name in
      let standard = settings.first { $0.key == name }?.defaultValue ?? ""
      let value = (given[name].flatMap { $0.isEmpty ? nil : $0 } ?? standard).lowercased()
      return value.hasSuffix("/") ? String(value.dropLast()) : value
    }
  }
}

/// What one raw record of the stream `orders` is.
public enum OrderUnit: Sendable, Equatable {
  /// A whole order; its key is the order's.
  case order
  /// One package of an order, which may have others: the key is the package's, the mapped record
  /// carries it as `OrderRecord.package`, and the order is what all its packages make together.
  case package
}

/// One thing that a platform can do, how well, and what limits it.
public struct Capability: Sendable, Equatable {
  public enum Level: String, Sendable { case full, partial, none }

  public var name: String
  public var level: Level
  /// The limit or the reason in one sentence.
  public var note: String

  public init(_ name: String, _ level: Level, note: String = "") {
    self.name = name
    self.level = level
    self.note = note
  }
}

/// One setting of a channel account. The panel's form, `channel add --set` and validation follow it.
public struct SettingField: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case text
    /// Absolute http(s) address.
    case url
    case integer(ClosedRange<Int>)
    /// One of a closed list.
    case choice([String])
  }

  public var key: String
  public var kind: Kind
  public var isSecret: Bool
  public var isRequired: Bool
  /// True for an address to which requests go, with the account's secrets.
  public var receivesSecrets: Bool
  public var defaultValue: String?
  /// One English sentence; the panel translates by key.
  public var help: String

  public init(
    key: String, kind: Kind, isSecret: Bool = false, isRequired: Bool = false,
    receivesSecrets: Bool = false, defaultValue: String? = nil, help: String
  ) {
    self.key = key
    self.kind = kind
    self.isSecret = isSecret
    self.isRequired = isRequired
    self.receivesSecrets = receivesSecrets
    self.defaultValue = defaultValue
    self.help = help
  }
}
