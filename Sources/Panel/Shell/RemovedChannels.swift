/// Channels that were removed keep their rows, but nothing of theirs waits for anybody.
enum RemovedChannels {
  /// The condition that a channel is none of them. Written with `NOT IN`, so that the rows are still
  /// walked in the order of their own index.
  static func none(_ channelID: String) -> String {
    "\(channelID) NOT IN (SELECT id FROM channels WHERE removed_at IS NOT NULL)"
  }
}
