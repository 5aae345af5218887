import Storage
import Synchronization
import Testing

@testable import Panel

/// How long a running sync may be watched, and by whom.
struct ProgressStreamTests {
  /// What happens in a stream whose pauses take no time.
  private final class Scene: Sendable {
    let looks = Atomic(0)
    let checks = Atomic(0)
    let sent = Mutex<[String]>([])

    /// - Parameters:
    ///   - lasting: looks after which the sync is over.
    ///   - allowed: questions that are answered with yes.
    ///   - ending: looks after which the program is asked to stop.
    ///   - fragment: what is drawn at a look, counted from 1.
    func watch(
      lasting: Int = .max, allowed: Int = .max, ending: Int = .max,
      fragment: @escaping @Sendable (Int) -> String = { "look \($0)" }
    ) async throws {
      let stream = ProgressStream(
        state: {
          let look = self.looks.wrappingAdd(1, ordering: .relaxed).newValue
          return ChannelState(
            run: nil, streams: [], setAside: Int64(look), isAwaited: look <= lasting)
        },
        fragment: { fragment(Int($0.setAside)) },
        isStillAllowed: {
          self.checks.wrappingAdd(1, ordering: .relaxed).newValue <= allowed
        },
        isEnding: { self.looks.load(ordering: .relaxed) >= ending },
        pause: {})
      try await stream.run { text in self.sent.withLock { $0.append(text) } }
    }
  }

  @Test func `the end of the sync is told and ends the stream`() async throws {
    let scene = Scene()
    try await scene.watch(lasting: 2) { "<p>\n\($0)</p>" }
    #expect(
      scene.sent.withLock { $0 } == [
        "event: progress\ndata: <p> 1</p>\n\n", "event: progress\ndata: <p> 2</p>\n\n",
        "event: end\ndata: <p> 3</p>\n\n",
      ])
  }

  @Test func `who may no longer look sees nothing after the next question`() async throws {
    let scene = Scene()
    try await scene.watch(allowed: 1)
    #expect(scene.looks.load(ordering: .relaxed) == 2 * ProgressStream.looksPerCheck)
    #expect(scene.sent.withLock { $0.allSatisfy { $0.hasPrefix("event: progress") } })
  }

  @Test func `a program that ends takes its watchers' streams along`() async throws {
    let scene = Scene()
    try await scene.watch(ending: 3)
    #expect(scene.sent.withLock { $0.count } == 3)
  }

  @Test func `a sync that nobody works at is not watched for ever`() async throws {
    let scene = Scene()
    try await scene.watch { _ in "waiting" }
    #expect(scene.looks.load(ordering: .relaxed) == ProgressStream.mostLooks)
    #expect(scene.sent.withLock { $0.last } == ": still running\n\n")
  }

  @Test func `what did not change is not sent again, but a comment is`() async throws {
    let scene = Scene()
    try await scene.watch(lasting: 2 * ProgressStream.looksPerComment + 1) { _ in "same" }
    #expect(
      scene.sent.withLock { $0 } == [
        "event: progress\ndata: same\n\n", ": still running\n\n", ": still running\n\n",
        "event: end\ndata: same\n\n",
      ])
  }
}
