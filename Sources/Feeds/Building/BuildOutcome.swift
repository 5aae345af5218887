import Basics

/// What a build came to.
public struct BuildOutcome: Sendable, Equatable {
  public var slug: String
  public var report: BuildReport
  /// The version that is served now.
  public var artifact: FeedArtifact
  /// False when the bytes are those that were served already.
  public var isChanged: Bool
  public var elapsedMilliseconds: Int64
}

/// Why a build gave no new version. What was served before is served on.
public enum BuildFailure: Error, Sendable, Equatable, CustomStringConvertible {
  case noFeed(slug: String)
  case alreadyBuilding(slug: String)
  /// The definition names a channel that is not there, or no channel is connected.
  case noChannel(name: String?)
  /// The drop guard refused.
  case tooFewItems(before: Int, now: Int, percent: Int)

  public var description: String {
    switch self {
    case .noFeed(let slug): "there is no feed named \(slug)"
    case .alreadyBuilding(let slug): "feed \(slug) is being built already"
    case .noChannel(let name?):
      "the feed takes addresses from the channel \(name), which is not there"
    case .noChannel(nil): "no channel is connected: add one with `tezgah channel add`"
    case .tooFewItems(let before, let now, let percent):
      "\(now) items instead of \(before), more than \(percent) % fewer: the served feed stays. "
        + "If the shop really shrank, build it with force."
    }
  }
}
