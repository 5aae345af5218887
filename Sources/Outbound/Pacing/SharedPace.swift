/// The pace of an account that several processes share. The marketplace counts by account, so a
/// limiter that has one asks it before each start.
public protocol SharedPace: Sendable {
  /// Takes the account's next start, which is lost when it is not used.
  /// - Parameters:
  ///   - interval: between two starts; not zero.
  ///   - burst: starts that may be made at once after a rest; at least 1.
  /// - Returns: how long to wait for the start; negative when it has passed since it was taken.
  func reserve(interval: Duration, burst: Int) async throws -> Duration

  /// No process starts a request of the account before the time is over.
  func pause(for time: Duration) async
}
