import Basics
import Testing

@testable import App
@testable import Storage

/// When a channel is synchronised by itself.
struct ChannelScheduleTests {
  private static let now = Timestamp(seconds: 1_795_428_000)

  private func isDue(
    _ state: SyncRun.State, finishedSecondsAgo: Int64, heartbeatSecondsAgo: Int64 = 0,
    message: String = ""
  ) -> Bool {
    let end = Self.now.adding(seconds: -finishedSecondsAgo)
    let run = SyncRun(
      id: 1, channelID: 1, mode: "auto", origin: "cli", state: state, owner: "host",
      startedAt: end.adding(seconds: -10_000),
      heartbeatAt: Self.now.adding(seconds: -heartbeatSecondsAgo),
      finishedAt: state == .running ? nil : end, message: message)
    return ChannelSchedule().isDue(addedAt: run.startedAt, latest: run, now: Self.now)
  }

  @Test(arguments: [(0, false), (300, false), (301, true)])
  func `a new channel is first synchronised after five minutes`(seconds: Int64, due: Bool) {
    let added = Self.now.adding(seconds: -seconds)
    #expect(ChannelSchedule().isDue(addedAt: added, latest: nil, now: Self.now) == due)
  }

  @Test(arguments: [(0, false), (900, false), (901, true), (100_000, true)])
  func `after a complete run it is due in a quarter of an hour`(seconds: Int64, due: Bool) {
    #expect(isDue(.complete, finishedSecondsAgo: seconds) == due)
  }

  @Test(arguments: [(901, false), (3600, false), (3601, true)])
  func `after a failure it is due in an hour`(seconds: Int64, due: Bool) {
    #expect(isDue(.failed, finishedSecondsAgo: seconds) == due)
  }

  @Test(arguments: [(900, false), (901, true)])
  func `a run that a person stopped goes on in a quarter of an hour`(seconds: Int64, due: Bool) {
    #expect(isDue(.stopped, finishedSecondsAgo: seconds) == due)
  }

  @Test func `a run that ended with the program goes on at once`() {
    #expect(isDue(.stopped, finishedSecondsAgo: 0, message: SyncRun.endedWithProgram))
  }

  @Test(arguments: [(0, false), (120, false), (121, true)])
  func `a running one is left alone until it is silent`(seconds: Int64, due: Bool) {
    #expect(isDue(.running, finishedSecondsAgo: 0, heartbeatSecondsAgo: seconds) == due)
  }

  @Test func `a clock that was set back makes nothing due`() {
    #expect(!isDue(.complete, finishedSecondsAgo: -5000))
  }
}
