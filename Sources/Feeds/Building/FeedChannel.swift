import Storage

/// The channel whose addresses and prices a feed uses.
struct FeedChannel: Sendable {
  var id: Int64
  /// Address of the shop; empty when nobody told it.
  var link: String

  /// The channel that the definition names, or the oldest one that lists products, or the oldest.
  /// - Throws: `BuildFailure.noChannel`.
  static func find(
    _ definition: FeedDefinition, in connection: any SQLConnection
  ) throws -> FeedChannel {
    let account: ChannelAccount?
    if let name = definition.channel {
      account = try ChannelAccounts.find(name: name, in: connection)
    } else {
      let accounts = try ChannelAccounts.list(in: connection).sorted { $0.id < $1.id }
      account =
        try accounts.first {
          try connection.integer(Self.anyListing, [.integer($0.id)]) != nil
        } ?? accounts.first
    }
    guard let account else { throw BuildFailure.noChannel(name: definition.channel) }
    let own = account.settings["base-url"].flatMap { WebAddress.encoded($0) }
    return FeedChannel(id: account.id, link: definition.link ?? own ?? "")
  }

  private static let anyListing = SQLStatement(
    "SELECT 1 FROM product_listings WHERE channel_id = ? LIMIT 1")
}
