import ConnectorKit
import ConnectorTicimax
import ConnectorTrendyol
import Outbound

/// The platforms that this program can connect. A new connector is one line here.
enum ConnectorRegistry {
  struct Entry: Sendable {
    let descriptor: ConnectorDescriptor
    let make:
      @Sendable (ChannelSettings, any HTTPTransport, ServiceLimiters) throws -> any Connector
  }

  static let entries: [Entry] = [
    Entry(descriptor: TicimaxConnector.descriptor) { settings, transport, limiters in
      let interval = Duration.milliseconds(settings.integer("min-interval-ms") ?? 0)
      return try TicimaxConnector(
        settings: settings, transport: transport,
        limiter: limiters.limiter("", .minimumInterval(interval)))
    },
    Entry(descriptor: TrendyolConnector.descriptor) { settings, transport, limiters in
      try TrendyolConnector(settings: settings, transport: transport, limiters: limiters)
    },
  ]

  static func entry(platform: String) -> Entry? {
    entries.first { $0.descriptor.platform == platform }
  }
}
