import Basics
import ConnectorKit
import Work

extension OurSide {
  /// Keeps the account's pace by the real statement, then makes a request. The market does its part
  /// when the request arrives, which may be after we have given it up; `then` hears at most once.
  func request<Reply>(
    _ market: FakeMarket, onArrival: @escaping () -> Reply,
    then: @escaping (Result<Reply, ConnectorError>) -> Void
  ) {
    var wait: Int64 = 0
    let isTaken = transact("a start at market \(market.number)") { connection in
      wait = try AccountPace.reserve(
        "market-\(market.number)", interval: FakeMarket.interval, now: clock, in: connection)
    }
    guard isTaken else { return }
    after(wait) { [self] in
      market.countRequest(clockLeaptAt: leaptAt)
      send(market, onArrival, then)
    }
    endStep()
  }

  private func send<Reply>(
    _ market: FakeMarket, _ onArrival: @escaping () -> Reply,
    _ then: @escaping (Result<Reply, ConnectorError>) -> Void
  ) {
    let timeout: Int64 = 60_000
    if world.fault(world.scenario.tooMany) {
      world.saw(.tooManyRequests)
      after(200) { then(.failure(ConnectorError(.rateLimited, "slower"))) }
    } else if world.fault(world.scenario.lostRequest) {
      world.saw(.requestLost)
      after(timeout) { then(.failure(ConnectorError(.unknownOutcome, "no answer"))) }
    } else if world.fault(world.scenario.heldUpRequest) {
      world.after(world.number(70...900) * 1000) { [self] in
        world.saw(.arrivedLate)
        world.note("a request arrives late at market \(market.number)")
        _ = onArrival()
      }
      after(timeout) { then(.failure(ConnectorError(.unknownOutcome, "no answer"))) }
    } else {
      let isLost = world.fault(world.scenario.lostAnswer)
      let way = world.number(20...2000)
      world.after(way) { [self] in
        let reply = onArrival()
        if isLost {
          world.saw(.answerLost)
          after(timeout) { then(.failure(ConnectorError(.unknownOutcome, "no answer"))) }
        } else {
          after(way) { then(.success(reply)) }
        }
      }
    }
  }
}
