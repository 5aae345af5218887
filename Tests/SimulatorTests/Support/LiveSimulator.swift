import Logging
import Synchronization

@testable import Simulator

/// Runs a server for the length of `body`.
func withSimulator<Result: Sendable>(
  _ shop: SimulatedShop, time: SimulatorTime = .live,
  _ change: (inout SimulatorOptions) -> Void = { _ in },
  _ body: @escaping @Sendable (RawHTTPClient, SimulatorServer) async throws -> Result
) async throws -> Result {
  var options = SimulatorOptions()
  options.behaviour.isStrict = true
  change(&options)
  var logger = Logger(label: "simulator-test")
  logger.logLevel = .error
  let server = SimulatorServer(shop: shop, options: options, time: time, logger: logger)
  let (addresses, ready) = AsyncStream.makeStream(of: SimulatorAddress.self)
  return try await withThrowingTaskGroup(of: Result?.self) { group in
    group.addTask {
      try await server.run { ready.yield($0) }
      return nil
    }
    group.addTask {
      var iterator = addresses.makeAsyncIterator()
      guard let address = await iterator.next() else { return nil }
      return try await body(RawHTTPClient(baseURL: address.baseURL), server)
    }
    defer { group.cancelAll() }
    while let result = try await group.next() {
      if let result { return result }
    }
    throw UnexpectedAnswer(text: "the server ended before the test")
  }
}

/// A clock for tests: waiting passes at once and is written down.
final class TestTime: Sendable {
  private let waits = Mutex<[Duration]>([])
  private let elapsed = Mutex<Duration>(.zero)

  var slept: [Duration] { waits.withLock { $0 } }
  func advance(_ duration: Duration) { elapsed.withLock { $0 += duration } }

  var time: SimulatorTime {
    SimulatorTime(
      elapsed: { self.elapsed.withLock { $0 } },
      sleep: { duration in self.waits.withLock { $0.append(duration) } })
  }
}
