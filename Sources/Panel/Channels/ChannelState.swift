import Basics
import Storage
import Work

/// How a channel's synchronisation stands.
struct ChannelState: Sendable {
  var run: SyncRun?
  var streams: [StreamProgress]
  var setAside: Int64
  /// A sync that was asked for and has not begun.
  var isAwaited = false
  /// False when nobody works at the queue.
  var hasWorker = true

  /// True while there is something to look at.
  var isUnderWay: Bool { run?.state == .running || isAwaited }

  static func load(
    _ account: ChannelAccount, now: Timestamp, in connection: any SQLConnection
  ) throws -> ChannelState {
    let run = try SyncRun.latest(channelID: account.id, in: connection)
    var state = ChannelState(
      run: run,
      streams: try run.map { try StreamProgress.load(runID: $0.id, in: connection) } ?? [],
      setAside: try connection.integer(
        "SELECT count(*) FROM rejected_records WHERE channel_id = ?", [.integer(account.id)]) ?? 0)
    let jobs = try JobQueue.open(kind: "sync", channelID: account.id, in: connection)
    state.isAwaited =
      run?.state != .running && jobs.contains { $0.state == .running || $0.runAt <= now }
    if state.isAwaited {
      state.hasWorker = try WorkNode.list(in: connection).contains {
        $0.works && $0.isAlive(now: now)
      }
    }
    return state
  }
}
