import ConnectorKit
import ConnectorTicimax
import Outbound

/// The platforms that this program can connect. A new connector is one line here.
enum ConnectorRegistry {
  struct Entry: Sendable {
    let descriptor: ConnectorDescriptor
    let make: @Sendable (ChannelSettings, any HTTPTransport, AccountLimiter) throws -> any Connector
  }

  static let entries: [Entry] = [
    Entry(descriptor: TicimaxConnector.descriptor) { settings, transport, limiter in
      try TicimaxConnector(settings: settings, transport: transport, limiter: limiter)
    }
  ]

  static func entry(platform: String) -> Entry? {
    entries.first { $0.descriptor.platform == platform }
  }
}
