import HTTPTypes
import Hummingbird
import NIOCore

/// `POST` on a service: the shop's answer, with what the fault plan makes of it.
struct SOAPEndpoint: Sendable {
  /// Larger requests are refused with status 413.
  private static let maximumBytes = 16 << 20
  private static let xml = "text/xml; charset=utf-8"
  private static let html = "text/html; charset=utf-8"

  private static let soapAction = HTTPField.Name("SOAPAction")!

  private let shop: SimulatedShop
  private let answers: TicimaxAnswers
  private let plan: FaultPlan
  private let interval: RequestInterval?
  private let time: SimulatorTime
  private let log: RequestLog

  init(shop: SimulatedShop, options: SimulatorOptions, time: SimulatorTime, log: RequestLog) {
    self.shop = shop
    self.time = time
    self.log = log
    plan = options.faults
    interval = options.minimumInterval.map(RequestInterval.init)
    let poisonRate = options.faults.rate(of: .poison)
    answers = TicimaxAnswers(
      shop: shop, behaviour: options.behaviour,
      poison: poisonRate > 0 ? PoisonDraw(seed: options.faults.seed, rate: poisonRate) : nil)
  }

  func respond(to request: Request, _ service: TicimaxService, _ channel: any Channel)
    async throws -> Response
  {
    let startedAt = time.elapsed()
    var request = request
    let action = request.headers[Self.soapAction]
    let body = Array(try await request.collectBody(upTo: Self.maximumBytes).readableBytesView)
    let operation = SOAPRequest.operationName(action: action, body: body)
    if let seconds = interval?.admit(at: startedAt) {
      log.add(operation: operation, startedAt: startedAt, fault: "interval")
      return fault(.throttled(seconds: seconds))
    }
    let draw = FaultDraw(plan, request: log.nextSOAPRequest())
    log.add(operation: operation, startedAt: startedAt, fault: draw.outcome?.name)
    if draw.drifts { drift(operation) }
    if draw.delay > .zero { try await time.sleep(draw.delay) }
    if let early = try await earlyResponse(draw, channel) { return early }
    let answer = answers.answer(service, body: body, action: action)
    return respond(with: answer, request, draw, channel)
  }

  private func drift(_ operation: String) {
    let streams: [String: ShopStream] = [
      "SelectSiparis": .orders, "SelectUrun": .products, "SelectUyeler": .members,
      "GetFavoriUrunler": .favourites,
    ]
    guard let stream = streams[operation] else { return }
    shop.withState { $0.driftOn(stream) }
  }

  /// The answer of a fault that never asks the shop.
  private func earlyResponse(_ draw: FaultDraw, _ channel: any Channel) async throws -> Response? {
    switch draw.outcome {
    case .timeout:
      try await time.sleep(plan.timeoutLimit)
      channel.close(promise: nil)
      return Response(status: .internalServerError)
    case .http500: return .page(.internalServerError, Self.html, FaultPages.serverError)
    case .html: return .page(.ok, Self.html, FaultPages.login)
    case .fault: return fault(.nullSource)
    case .throttle(let seconds): return fault(.throttled(seconds: seconds))
    case .reset, .truncated, nil: return nil
    }
  }

  private func fault(_ fault: SOAPFault) -> Response {
    .bytes(.internalServerError, Self.xml, fault.bytes)
  }

  private func respond(
    with answer: TicimaxAnswers.Answer, _ request: Request, _ draw: FaultDraw,
    _ channel: any Channel
  ) -> Response {
    BrokenBody.response(
      HTTPResponse.Status(code: answer.status), Self.xml, answer.bytes, request, draw, time,
      channel)
  }
}

extension FaultDraw.Outcome {
  /// The fault's name, for the log.
  var name: String {
    switch self {
    case .timeout: FaultKind.timeout.rawValue
    case .reset: FaultKind.reset.rawValue
    case .http500: FaultKind.http500.rawValue
    case .fault: FaultKind.fault.rawValue
    case .throttle: FaultKind.throttle.rawValue
    case .truncated: FaultKind.truncated.rawValue
    case .html: FaultKind.html.rawValue
    }
  }
}
