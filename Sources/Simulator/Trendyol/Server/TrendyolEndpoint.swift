import Hummingbird
import NIOCore

/// `/integration/…`: the simulated seller API, with what the fault plan makes of its answers.
struct TrendyolEndpoint: Sendable {
  /// Larger requests are refused with status 413.
  private static let maximumBytes = 16 << 20
  private static let html = "text/html; charset=utf-8"
  /// What a gateway in trouble answers; 556 is its own (Trendyol wire facts 2026-11-23, §3, §4).
  private static let gatewayFailures = [500, 502, 503, 504, 556]

  private let account: TrendyolAccount
  private let door: TrendyolDoor
  private let plan: FaultPlan
  private let time: SimulatorTime
  private let log: RequestLog

  init(account: TrendyolAccount, faults: FaultPlan, time: SimulatorTime, log: RequestLog) {
    self.account = account
    self.time = time
    self.log = log
    door = TrendyolDoor(account.options)
    plan = faults
  }

  func respond(to request: Request, _ channel: any Channel) async throws -> Response {
    let startedAt = time.elapsed()
    var request = request
    let body = Array(try await request.collectBody(upTo: Self.maximumBytes).readableBytesView)
    let path = request.uri.path
    let found = TrendyolRoutes.find(request.method, path)
    let operation = found?.route.operation ?? "\(request.method.rawValue) \(path)"
    let refusal = refusal(of: request, found?.route, seller: found?.named["sellerId"], startedAt)
    if let refusal {
      let isLimit = refusal.reply.status == 429
      log.add(operation: operation, startedAt: startedAt, fault: isLimit ? "limit" : nil)
      return Self.response(refusal.reply)
    }
    let draw = FaultDraw(plan, request: log.nextSOAPRequest())
    log.add(operation: operation, startedAt: startedAt, fault: draw.outcome?.name)
    if draw.delay > .zero { try await time.sleep(draw.delay) }
    if let early = try await earlyResponse(draw, channel) { return early }
    let reply = answer(request, found, body, path)
    var response = BrokenBody.response(
      HTTPResponse.Status(code: reply.status), reply.type, reply.body, request, draw, time, channel)
    if let seconds = reply.retryAfter { response.headers[.retryAfter] = String(seconds) }
    return response
  }

  private func refusal(
    of request: Request, _ route: TrendyolRoute?, seller: String?, _ startedAt: Duration
  ) -> TrendyolRefusal? {
    do {
      try door.admit(request.headers, route, seller: seller, at: startedAt)
      return nil
    } catch {
      return error
    }
  }

  private func answer(
    _ request: Request, _ found: (route: TrendyolRoute, named: [String: String])?,
    _ body: [UInt8], _ path: String
  ) -> TrendyolReply {
    guard let found else { return TrendyolRoutes.unknown(path).reply }
    return account.answer(
      found.route, path: found.named, query: request.uri.queryParameters, body: body,
      contentType: request.headers[.contentType] ?? "")
  }

  /// The answer of a fault that never asks the account.
  private func earlyResponse(_ draw: FaultDraw, _ channel: any Channel) async throws -> Response? {
    switch draw.outcome {
    case .timeout:
      try await time.sleep(plan.timeoutLimit)
      channel.close(promise: nil)
      return Response(status: .internalServerError)
    case .http500:
      let codes = Self.gatewayFailures
      let code = codes[Int(draw.cut * 1_000) % codes.count]
      return .page(HTTPResponse.Status(code: code), Self.html, FaultPages.serverError)
    case .html: return .page(.ok, Self.html, FaultPages.login)
    case .fault:
      return Self.response(TrendyolRefusal.exception(500, "TrendyolSystemException").reply)
    case .throttle(let seconds):
      let tells = account.options.limits?.tellsRetryAfter ?? false
      return Self.response(TrendyolRefusal.tooMany(retryAfter: tells ? seconds : nil).reply)
    case .reset, .truncated, nil: return nil
    }
  }

  private static func response(_ reply: TrendyolReply) -> Response {
    var response = Response.bytes(
      HTTPResponse.Status(code: reply.status), reply.type, reply.body)
    if let seconds = reply.retryAfter { response.headers[.retryAfter] = String(seconds) }
    return response
  }
}
