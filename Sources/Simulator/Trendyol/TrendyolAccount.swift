import Basics
import Hummingbird
import Synchronization

/// The simulated seller account on Trendyol: the same shop's goods, with Trendyol's own stock,
/// prices and orders. It is made when it is first asked, which takes a moment on a large shop.
public final class TrendyolAccount: Sendable {
  public let options: TrendyolOptions
  let shop: SimulatedShop
  let faults: FaultPlan
  private let time: SimulatorTime
  private let state = Mutex<TrendyolState?>(nil)
  /// A sign that there are webhook messages to deliver.
  let newMessages: AsyncStream<Void>
  private let messageSignal: AsyncStream<Void>.Continuation

  init(shop: SimulatedShop, options: TrendyolOptions, faults: FaultPlan, time: SimulatorTime) {
    self.shop = shop
    self.options = options
    self.faults = faults
    self.time = time
    (newMessages, messageSignal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Works on the state as of now. Never called from inside of `SimulatedShop.withState`.
  func withState<Result: Sendable>(
    _ body: (inout TrendyolState, TrendyolMoment) throws -> Result
  ) rethrows -> Result {
    try state.withLock { state in
      let moment = TrendyolMoment(now: shop.moment, elapsed: time.elapsed())
      var current = state ?? TrendyolState(TrendyolWorld(shop), options, faults)
      // Given back before it is written to, so that no array has two owners and is copied.
      state = nil
      defer {
        if !current.messages.isEmpty { messageSignal.yield() }
        state = current
      }
      current.advance(to: moment, BatchRules(options, faults))
      current.follow(shop.view, at: moment.now)
      return try body(&current, moment)
    }
  }

  func answer(
    _ route: TrendyolRoute, path: [String: String], query: Parameters, body: [UInt8],
    contentType: String
  ) -> TrendyolReply {
    withState { state, moment in
      let call = TrendyolCall(
        path: path, query: query, body: body, contentType: contentType, moment: moment,
        options: options)
      do {
        return try route.handler(call, &state)
      } catch let refusal as TrendyolRefusal {
        return refusal.reply
      } catch {
        return TrendyolRefusal.exception(500, "TrendyolSystemException").reply
      }
    }
  }
}
