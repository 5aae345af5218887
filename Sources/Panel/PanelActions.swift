import Basics
import ConnectorKit
import Storage

/// What pages ask the rest of the program to do. `App` connects it. Each area has its part. What
/// changes something writes a line of the audit log with `actor`.
public protocol PanelActions: StockActions, ClaimActions, PackingActions,
  WebhookActions
{
  var platforms: [ConnectorDescriptor] { get }

  /// - Throws: `PanelProblem` naming the fields at fault.
  func addChannel(
    platform: String, name: String, settings: [String: String], secrets: [String: Secret],
    actor: String) async throws
  /// What is not named stays; an empty setting takes its default again.
  /// - Throws: `PanelProblem` naming the fields at fault.
  func changeChannel(
    _ account: ChannelAccount, settings: [String: String], secrets: [String: Secret], actor: String
  ) async throws
  /// - Throws: `PanelProblem` that says in plain words what is wrong.
  func checkChannel(_ account: ChannelAccount, actor: String) async throws -> ConnectionCheck
  func removeChannel(_ account: ChannelAccount, actor: String) async throws
  /// Asks for a sync; a worker does it.
  /// - Throws: `PanelProblem` when one is running already.
  func startSync(_ account: ChannelAccount, isFull: Bool, actor: String) async throws
  /// - Returns: false when none waits or runs in the queue.
  func stopSync(_ account: ChannelAccount, actor: String) async throws -> Bool
  /// - Returns: nil when the record was stored, else the reason why not.
  func retrySetAside(
    _ id: Int64, _ account: ChannelAccount, actor: String
  ) async throws -> String?
  func runScore(actor: String) async throws
  /// Asks for a look at what goods several channels sell; a worker does it.
  func startMatching(actor: String) async throws
  /// - Throws: `PanelProblem` when the feed cannot be built.
  func buildFeed(slug: String, actor: String) async throws
}

/// A failure in words for the person at the panel.
public struct PanelProblem: Error, Sendable {
  public struct Field: Sendable {
    public var name: String
    public var message: String

    public init(name: String, message: String) {
      self.name = name
      self.message = message
    }
  }

  public var message: String
  public var fields: [Field]

  public init(_ message: String, fields: [Field] = []) {
    self.message = message
    self.fields = fields
  }
}
