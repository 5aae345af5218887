import Basics
import ConnectorKit
import Markup
import Outbound

/// Makes one call: signs it, sends it at the pace of its service, reads the answer.
struct TrendyolExchange: Sendable {
  let settings: TrendyolSettings
  private let transport: any HTTPTransport
  private let limiters: ServiceLimiters
  let random: @Sendable () -> Double
  private let errors: TrendyolErrors
  private let credentials: Secret

  init(
    settings: TrendyolSettings, transport: any HTTPTransport, limiters: ServiceLimiters,
    random: @escaping @Sendable () -> Double
  ) {
    self.settings = settings
    self.transport = transport
    self.limiters = limiters
    self.random = random
    errors = TrendyolErrors(
      host: ChannelAddress.host(of: settings.baseURL), timeoutSeconds: settings.timeoutSeconds)
    let pair = "\(settings.key.reveal()):\(settings.secret.reveal())"
    credentials = Secret("Basic \(Base64.encoded(Array(pair.utf8)))")
  }

  /// - Parameters:
  ///   - cost: Grows by what the call cost, whether it worked or not.
  ///   - read: Reads the body of a success. Called once for each answer that is one.
  func call<T>(
    _ call: TrendyolCall, _ cost: inout PullStatistics, read: ([UInt8]) throws -> T
  ) async throws(TrendyolFailure) -> T {
    var answer: Result<T, TrendyolUnreadable>?
    var throttles = 0
    do throws(OutboundError) {
      let stats = try await client(for: call).send(request(call)) { outcome in
        answer = nil
        guard case .success(let response) = outcome else { return .standard(outcome) }
        guard (200..<300).contains(response.status) else {
          if response.status == 429 { throttles += 1 }
          return TrendyolVerdict.decision(
            on: response, isWrite: call.isWrite, pause: pause(throttles))
        }
        answer = Self.parse(response.body, read)
        // A gateway cut the answer, or put a page of its own in its place.
        if case .failure = answer { return call.isWrite ? .outcomeUnknown : .retry }
        return .accept
      }.stats
      cost.add(stats)
    } catch {
      cost.add(error.stats)
      throw errors.failure(error, unreadable: answer?.failure, operation: call.operation)
    }
    guard case .success(let value) = answer else {
      throw TrendyolFailure(ConnectorError(.contractChanged, "no answer to \(call.operation)"))
    }
    return value
  }

  /// Ten seconds, doubled for every further 429 in a row, with up to a quarter more.
  private func pause(_ throttles: Int) -> Duration {
    let doubled = TrendyolLimits.throttleSeconds << min(max(throttles - 1, 0), 6)
    let seconds = min(doubled, TrendyolLimits.longestThrottleSeconds)
    return .seconds(seconds) + .milliseconds(Int(random() * Double(seconds) * 250))
  }

  private func client(for call: TrendyolCall) -> AccountClient {
    // No budget on retries: the pace of the service bounds the load already.
    let policy = RetryPolicy(
      maxAttempts: settings.maxAttempts, maxThrottles: TrendyolLimits.mostThrottles,
      budget: RetryBudget(percent: 100 * settings.maxAttempts))
    return AccountClient(
      limiter: limiters.limiter(
        call.service.rawValue, call.service.limit(override: settings.minIntervalMS)),
      transport: transport, policy: policy, random: random)
  }

  private func request(_ call: TrendyolCall) -> OutboundRequest {
    var headers = [
      ("Authorization", credentials.reveal()), ("User-Agent", settings.userAgent),
      // Optional nearly everywhere in Türkiye, demanded here and there (fact sheet §2).
      ("storeFrontCode", "TR"), ("Accept", "application/json"),
    ]
    if call.body != nil { headers.append(("Content-Type", call.contentType)) }
    return OutboundRequest(
      method: call.method, url: "\(settings.baseURL)/integration\(call.target)", headers: headers,
      body: call.body, isWrite: call.isWrite,
      timeouts: OutboundTimeouts(read: .seconds(settings.timeoutSeconds)),
      maxResponseBytes: TrendyolLimits.longestReply)
  }

  private static func parse<T>(
    _ body: [UInt8], _ read: ([UInt8]) throws -> T
  ) -> Result<T, TrendyolUnreadable> {
    do {
      return .success(try read(body))
    } catch let error as JSONError {
      return .failure(TrendyolUnreadable(code: error.code))
    } catch {
      return .failure(TrendyolUnreadable(code: .missingMember))
    }
  }
}

/// A success whose body is not what was expected.
struct TrendyolUnreadable: Error {
  var code: JSONError.Code
}

extension Result where Failure == TrendyolUnreadable {
  fileprivate var failure: TrendyolUnreadable? {
    if case .failure(let error) = self { error } else { nil }
  }
}

extension PullStatistics {
  mutating func add(_ stats: SendStats) {
    requests += stats.requests
    retries += stats.retries
    throttled += stats.throttled
    receivedBytes += stats.receivedBytes
    fetchMilliseconds += Int64((stats.elapsed - stats.waited) / .milliseconds(1))
  }
}
