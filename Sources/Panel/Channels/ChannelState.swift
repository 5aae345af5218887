import Storage

/// How a channel's synchronisation stands.
struct ChannelState: Sendable {
  var run: SyncRun?
  var streams: [StreamProgress]
  var setAside: Int64

  static func load(
    _ account: ChannelAccount, in connection: any SQLConnection
  ) throws -> ChannelState {
    let run = try SyncRun.latest(channelID: account.id, in: connection)
    return ChannelState(
      run: run,
      streams: try run.map { try StreamProgress.load(runID: $0.id, in: connection) } ?? [],
      setAside: try connection.integer(
        "SELECT count(*) FROM rejected_records WHERE channel_id = ?", [.integer(account.id)]) ?? 0)
  }
}
