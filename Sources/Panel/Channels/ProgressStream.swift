import Basics
import ServiceLifecycle
import Storage
import Web

/// The progress of a running sync as server-sent events: a fragment of the page whenever it
/// changed, as long as it runs, somebody looks who may, and the program goes on.
struct ProgressStream: Sendable {
  /// Looks between two questions whether the person still may.
  static let looksPerCheck = 5
  /// Looks without news until a comment shows both ends that the stream is alive.
  static let looksPerComment = 15
  /// Looks of one stream, eight minutes of them. The browser comes back by itself.
  static let mostLooks = 480

  let state: @Sendable () async throws -> ChannelState
  let fragment: @Sendable (ChannelState) -> String
  let isStillAllowed: @Sendable () async throws -> Bool
  var isEnding: @Sendable () -> Bool = { Task.isShuttingDownGracefully }
  var pause: @Sendable () async throws -> Void = { try await Task.sleep(for: .seconds(1)) }

  /// - Parameter send: writes to the person who looks.
  func run(_ send: (String) async throws -> Void) async throws {
    var (shown, quietLooks) = (String?.none, 0)
    for look in 0..<Self.mostLooks where !isEnding() {
      if look > 0, look.isMultiple(of: Self.looksPerCheck) {
        guard try await isStillAllowed() else { return }
      }
      let state = try await state()
      let data = fragment(state).replacing("\n", with: " ")
      guard state.isUnderWay else { return try await send("event: end\ndata: \(data)\n\n") }
      quietLooks += 1
      if data != shown {
        try await send("event: progress\ndata: \(data)\n\n")
        (shown, quietLooks) = (data, 0)
      } else if quietLooks >= Self.looksPerComment {
        try await send(": still running\n\n")
        quietLooks = 0
      }
      try await pause()
    }
  }
}

extension ProgressStream {
  init(site: PanelSite, visit: Visit, account: ChannelAccount, needs permission: Permission) {
    let (database, clock, sessions) = (site.database, site.clock, site.sessions)
    self.init(
      state: {
        let now = clock.now()
        return try await database.read { try ChannelState.load(account, now: now, in: $0) }
      },
      fragment: { state in
        var html = HTML()
        ProgressView(visit: visit, state: state).draw(&html)
        return String(decoding: html.bytes, as: UTF8.self)
      },
      // What is shown follows the role, so another one begins the stream anew.
      isStillAllowed: {
        let role = try await sessions.role(of: visit.session)
        return role == visit.session.role && role?.may(permission) == true
      })
  }
}
