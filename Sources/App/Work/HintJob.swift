import Basics
import Storage
import Work

/// Reads the orders that changed, because a marketplace told that something did. The read is the
/// same as that of the schedule, from the channel itself: nothing of a notice gets into an order.
struct HintJob: JobHandler {
  static let kind = "hints"
  /// Hints that come within this time are answered by one read.
  static let gatheringMilliseconds: Int64 = 1_000

  var kind: String { Self.kind }
  var limit: Int? { 4 }
  let services: AppServices

  /// While orders are being read, a new hint has them read once more.
  static func request(channelID: Int64, now: Timestamp) -> JobRequest {
    JobRequest(
      kind: kind, payload: SyncOrder(streams: ["orders"], origin: "webhook").json,
      channelID: channelID, uniqueKey: "\(kind):\(channelID)", priority: -5,
      runAt: Timestamp(milliseconds: now.milliseconds + gatheringMilliseconds),
      onDuplicate: .replace)
  }

  func run(_ context: JobContext) async throws -> JobEnd {
    let began = context.clock.now()
    switch try await SyncJob(services: services).run(context) {
    case .again(let moment): return .again(at: moment)
    case .done(let effects):
      guard let channelID = context.job.channelID else { return .done(effects) }
      let now = context.clock.now()
      return .done { connection in
        try effects(connection)
        try WebhookHints.markRead(channelID: channelID, upTo: began, now: now, in: connection)
      }
    }
  }
}
