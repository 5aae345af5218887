import Basics
import ConnectorKit
import Markup
import Outbound

/// The four services of a shop (Ticimax wire facts 2026-11-23, §1).
enum TicimaxService: String, Sendable {
  case products = "UrunServis"
  case orders = "SiparisServis"
  case members = "UyeServis"
  case custom = "CustomServis"
}

/// Makes one SOAP call: writes the envelope, sends it at the account's pace, reads the answer.
struct TicimaxExchange: Sendable {
  private let shop: TicimaxSettings
  private let client: AccountClient
  private let errors: TicimaxErrors

  init(
    shop: TicimaxSettings, transport: any HTTPTransport, limiter: AccountLimiter,
    random: @escaping @Sendable () -> Double
  ) {
    self.shop = shop
    // No budget on retries: the account's pace bounds the load on the shop already.
    let policy = RetryPolicy(
      maxAttempts: shop.maxAttempts, budget: RetryBudget(percent: 100 * shop.maxAttempts))
    client = AccountClient(
      limiter: limiter, transport: transport, policy: policy, random: random)
    errors = TicimaxErrors(
      host: ChannelAddress.host(of: shop.baseURL), timeoutSeconds: shop.timeoutSeconds)
  }

  /// - Parameters:
  ///   - isWrite: The call changes something at the shop. It is never repeated once it may have
  ///     arrived: an earlier try that was held up could land after a newer value.
  ///   - cost: Grows by what the call cost, whether it worked or not.
  ///   - parameters: Writes what follows `UyeKodu`.
  ///   - read: Reads the result, at its start. Called once for each answer that has one.
  func call<T>(
    _ service: TicimaxService, _ operation: String, isWrite: Bool = false,
    _ cost: inout PullStatistics, parameters: (inout XMLWriter) -> Void,
    read: (inout XMLReader) throws -> T
  ) async throws(TicimaxFailure) -> T {
    let request = request(service, operation, isWrite: isWrite, parameters)
    var answer: Result<T, SOAPError>?
    do throws(OutboundError) {
      let stats = try await client.send(request) { outcome in
        answer = nil
        guard case .success(let response) = outcome else {
          return .standard(outcome, isWrite: isWrite)
        }
        let parsed = Self.open(response, operation, read)
        answer = parsed
        return switch parsed {
        case .success: .accept
        case .failure(let error): TicimaxVerdict.decision(on: error, response, isWrite: isWrite)
        }
      }.stats
      cost.add(stats)
    } catch {
      cost.add(error.stats)
      throw errors.failure(error, answer: answer?.failure, operation: operation)
    }
    guard case .success(let value) = answer else {
      throw TicimaxFailure(ConnectorError(.contractChanged, "no answer to \(operation)"))
    }
    return value
  }

  /// The service's own description, types included; nil when the shop gives none.
  func description(
    of service: TicimaxService, _ cost: inout PullStatistics
  ) async throws(TicimaxFailure) -> [UInt8]? {
    let request = OutboundRequest(
      url: address(of: service) + "?singleWsdl", timeouts: timeouts,
      maxResponseBytes: TicimaxLimits.longestReply)
    do throws(OutboundError) {
      let (response, stats) = try await client.send(request)
      cost.add(stats)
      return response.body
    } catch {
      cost.add(error.stats)
      if case .rejected = error.kind { return nil }
      throw errors.failure(error, answer: nil, operation: "\(service.rawValue)?singleWsdl")
    }
  }

  private func request(
    _ service: TicimaxService, _ operation: String, isWrite: Bool,
    _ parameters: (inout XMLWriter) -> Void
  ) -> OutboundRequest {
    let body = SOAPEnvelope.request(operation: operation) { writer in
      writer.element("UyeKodu", shop.key.reveal())
      parameters(&writer)
    }
    return OutboundRequest(
      method: .post, url: address(of: service),
      headers: [
        ("Content-Type", SOAPEnvelope.contentType),
        ("SOAPAction", SOAPEnvelope.action(service: service.rawValue, operation: operation)),
      ],
      body: body, isWrite: isWrite, timeouts: timeouts, maxResponseBytes: TicimaxLimits.longestReply
    )
  }

  private func address(of service: TicimaxService) -> String {
    "\(shop.baseURL)/Servis/\(service.rawValue).svc"
  }

  private var timeouts: OutboundTimeouts { OutboundTimeouts(read: .seconds(shop.timeoutSeconds)) }

  private static func open<T>(
    _ response: OutboundResponse, _ operation: String, _ read: (inout XMLReader) throws -> T
  ) -> Result<T, SOAPError> {
    do {
      return .success(
        try SOAPReply.open(
          response.body, operation: operation, httpStatus: response.status,
          contentType: response.headers["Content-Type"], body: read))
    } catch let error as SOAPError {
      return .failure(error)
    } catch {
      // `read` throws XML and SOAP errors only.
      return .failure(.missingResult(operation: operation))
    }
  }
}

extension Result where Failure == SOAPError {
  fileprivate var failure: SOAPError? {
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
