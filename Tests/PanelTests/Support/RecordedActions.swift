import Basics
import Commerce
import ConnectorKit
import Panel
import Storage
import Synchronization

/// Actions that note what pages asked for, and fail when a test wants it.
final class RecordedActions: PanelActions, Sendable {
  let state = Mutex<(calls: [String], problem: PanelProblem?)>(([], nil))

  var calls: [String] { state.withLock { $0.calls } }
  func fail(with problem: PanelProblem) { state.withLock { $0.problem = problem } }

  /// Who asked, of each call that says it.
  let actors = Mutex<[String]>([])

  func note(_ call: String, actor: String? = nil) throws {
    if let actor { actors.withLock { $0.append(actor) } }
    try state.withLock { state in
      state.calls.append(call)
      if let problem = state.problem { throw problem }
    }
  }

  let platforms = [
    ConnectorDescriptor(
      platform: "ticimax", displayName: "Ticimax",
      capabilities: [
        Capability("orders", .full, note: "All of them."), Capability("webhooks", .full),
      ],
      settings: [
        SettingField(key: "base-url", kind: .url, isRequired: true, help: "Address of the shop."),
        SettingField(
          key: "uye-kodu", kind: .text, isSecret: true, isRequired: true, help: "The shop's code."),
        SettingField(
          key: "page-size", kind: .integer(1...500), defaultValue: "100",
          help: "Records in one request; listings read by number ask for two at least."),
      ], streams: [.products, .orders], shopKeys: ["base-url"])
  ]

  func addChannel(
    platform: String, name: String, settings: [String: String], secrets: [String: Secret],
    actor: String
  ) async throws {
    let given = settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let hidden = secrets.keys.sorted()
    try note("add \(platform) \(name) \(given) \(hidden) \(actor)", actor: actor)
  }

  func changeChannel(
    _ account: ChannelAccount, settings: [String: String], secrets: [String: Secret], actor: String
  ) async throws {
    let given = settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    try note("change \(account.name) \(given) \(secrets.keys.sorted()) \(actor)", actor: actor)
  }

  func checkChannel(_ account: ChannelAccount, actor: String) async throws -> ConnectionCheck {
    try note("check \(account.name)", actor: actor)
    return ConnectionCheck(findings: [.init(.ok, HostileText.attack)])
  }

  func removeChannel(_ account: ChannelAccount, actor: String) async throws {
    try note("remove \(account.name)", actor: actor)
  }

  func startSync(_ account: ChannelAccount, isFull: Bool, actor: String) async throws {
    try note("sync \(account.name) full=\(isFull)", actor: actor)
  }

  func stopSync(_ account: ChannelAccount, actor: String) async -> Bool {
    (try? note("stop \(account.name)", actor: actor)) != nil
  }

  func retrySetAside(
    _ id: Int64, _ account: ChannelAccount, actor: String
  ) async throws -> String? {
    try note("retry \(id)", actor: actor)
    return HostileText.attack
  }

  func runScore(actor: String) async throws { try note("score", actor: actor) }

  func startMatching(actor: String) async throws { try note("match", actor: actor) }
  func buildFeed(slug: String, actor: String) async throws {
    try note("build \(slug)", actor: actor)
  }
}
