import Basics
import Hummingbird
import Web

/// A failure as RFC 9457 `application/problem+json`.
public struct APIProblem: Error, HTTPResponseError, Sendable {
  public struct Field: Sendable, Equatable {
    public var field: String
    public var message: String

    public init(field: String, message: String) {
      self.field = field
      self.message = message
    }
  }

  public var status: HTTPResponse.Status
  public var title: String
  public var detail: String
  public var fields: [Field]
  var headers: HTTPFields = [:]

  public init(
    _ status: HTTPResponse.Status, _ title: String, detail: String, fields: [Field] = []
  ) {
    self.status = status
    self.title = title
    self.detail = detail
    self.fields = fields
  }

  static let noToken: APIProblem = {
    var problem = APIProblem(
      .unauthorized, "No valid token",
      detail: "Send Authorization: Bearer TOKEN; make a token with `tezgah token create`.")
    problem.headers[.wwwAuthenticate] = "Bearer"
    return problem
  }()
  static let outOfScope = APIProblem(
    .forbidden, "Out of scope", detail: "This token may read only; make one with --scope write.")
  static let notFound = APIProblem(
    .notFound, "Not found", detail: "There is nothing under this address.")

  static let tooLong = APIProblem(
    .contentTooLarge, "Too long", detail: "A request's body may have at most 65,536 bytes.")
  static let databaseAway: APIProblem = {
    var problem = APIProblem(
      .serviceUnavailable, "The database cannot be reached",
      detail: "Nothing is lost; try again in a few seconds.")
    problem.headers[.retryAfter] = DatabaseAwayMiddleware<WebContext>.retryAfter
    return problem
  }()

  /// A request that failed as nobody foresaw, or came in broken.
  /// - Parameters:
  ///   - status: 500, or 400 for a request that came in broken.
  ///   - request: the number under which the program's log tells of it.
  public static func failure(_ status: HTTPResponse.Status, request: String) -> APIProblem {
    status == .internalServerError
      ? APIProblem(
        status, "Unexpected failure",
        detail: "The request could not be answered; the program's log says why, at \(request).")
      : APIProblem(
        status, "Broken request",
        detail: "The body did not arrive as it was announced (request \(request)).")
  }

  static func wrongMethod(_ allowed: [HTTPRequest.Method]) -> APIProblem {
    let names = allowed.map(\.rawValue).joined(separator: ", ")
    var problem = APIProblem(
      .methodNotAllowed, "Wrong method", detail: "This address takes \(names).")
    problem.headers[.allow] = names
    return problem
  }

  /// Input that cannot be used, field by field.
  static func invalid(_ field: String, _ message: String) -> APIProblem {
    APIProblem(
      .unprocessableContent, "Invalid input", detail: "\(field) \(message)",
      fields: [Field(field: field, message: message)])
  }

  public func response(from request: Request, context: some RequestContext) throws -> Response {
    var json = JSONWriter(capacity: 256)
    json.object { json in
      json.field("type", "about:blank")
      json.field("title", title)
      json.field("status", Int64(status.code))
      json.field("detail", detail)
      guard !fields.isEmpty else { return }
      json.key("errors")
      json.array { json in
        for field in fields {
          json.object {
            $0.field("field", field.field)
            $0.field("message", field.message)
          }
        }
      }
    }
    var response = JSONAnswer.response(json, status: status, type: "application/problem+json")
    for header in headers { response.headers[header.name] = header.value }
    return response
  }
}

/// Turns written JSON into a response.
enum JSONAnswer {
  static func response(
    _ json: JSONWriter, status: HTTPResponse.Status = .ok, type: String = "application/json"
  ) -> Response {
    Response(
      status: status,
      headers: [
        .contentType: type, .cacheControl: "no-store", .contentLength: String(json.bytes.count),
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
  }
}
