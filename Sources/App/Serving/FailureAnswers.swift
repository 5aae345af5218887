import HTTPTypes
import Hummingbird
import Panel
import RestAPI
import Web

/// What a request gets that failed as nobody foresaw: a problem from the API, a line of text where
/// programs ask, else a page.
enum FailureAnswers {
  static func answer(
    _ status: HTTPResponse.Status, _ request: Request, _ context: WebContext
  ) throws -> Response {
    let parts = request.uri.path.split(separator: "/")
    switch parts.first {
    case "api":
      return try APIProblem.failure(status, request: context.requestID)
        .response(from: request, context: context)
    case "hooks", "healthz", "readyz", "metrics": return text(status, context)
    case "feeds" where parts.count == 2: return text(status, context)
    default: return FailurePage.response(status, context)
    }
  }

  private static func text(_ status: HTTPResponse.Status, _ context: WebContext) -> Response {
    let what = status == .internalServerError ? "failed unexpectedly" : "came in broken"
    return Response(
      status: status, headers: [.contentType: "text/plain; charset=utf-8"],
      body: ResponseBody(
        byteBuffer: ByteBuffer(string: "The request \(context.requestID) \(what).\n")))
  }
}
