import Basics
import Testing

@testable import App
@testable import Storage

/// When a channel is synchronised by itself.
struct ChannelScheduleTests {
  private static let now = Timestamp(seconds: 1_795_428_000)

  private func isDue(
    _ state: SyncRun.State, finishedSecondsAgo: Int64, heartbeatSecondsAgo: Int64 = 0
  ) -> Bool {
    let end = Self.now.adding(seconds: -finishedSecondsAgo)
    let run = SyncRun(
      id: 1, channelID: 1, mode: "auto", origin: "cli", state: state, owner: "host",
      startedAt: end.adding(seconds: -10_000),
      heartbeatAt: Self.now.adding(seconds: -heartbeatSecondsAgo),
      finishedAt: state == .running ? nil : end, message: "")
    return ChannelSchedule().isDue(latest: run, now: Self.now)
  }

  @Test func `a channel that was never synchronised waits for a person`() {
    #expect(!ChannelSchedule().isDue(latest: nil, now: Self.now))
  }

  @Test(arguments: [(0, false), (900, false), (901, true), (100_000, true)])
  func `after a complete run it is due in a quarter of an hour`(seconds: Int64, due: Bool) {
    #expect(isDue(.complete, finishedSecondsAgo: seconds) == due)
  }

  @Test(arguments: [(901, false), (3600, false), (3601, true)])
  func `after a failure it is due in an hour`(seconds: Int64, due: Bool) {
    #expect(isDue(.failed, finishedSecondsAgo: seconds) == due)
  }

  @Test func `a stopped run waits for a person`() {
    #expect(!isDue(.stopped, finishedSecondsAgo: 1_000_000))
  }

  @Test(arguments: [(0, false), (120, false), (121, true)])
  func `a running one is left alone until it is silent`(seconds: Int64, due: Bool) {
    #expect(isDue(.running, finishedSecondsAgo: 0, heartbeatSecondsAgo: seconds) == due)
  }

  @Test func `a clock that was set back makes nothing due`() {
    #expect(!isDue(.complete, finishedSecondsAgo: -5000))
  }
}
