import Basics
import HTTPTypes
import Hummingbird
import Logging

/// Answers what nobody foresaw, wherever it happened, and what came in broken. It stands around all
/// routes, so that no status 500 is blank and none is missing in the log.
public struct FailureMiddleware: RouterMiddleware {
  public typealias Context = WebContext
  /// Draws the answer for whoever asked at this address; it names the request by
  /// `context.requestID`. The status is 500, or 400 for a request that came in broken.
  public typealias Answer =
    @Sendable (HTTPResponse.Status, Request, WebContext) throws -> Response

  private let answer: Answer

  public init(answer: @escaping Answer) { self.answer = answer }

  public func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError where error.status != .internalServerError {
      throw error
    } catch {
      var context = context
      context.language = .asked(by: request)
      if let broken = error as? BrokenRequest {
        context.logger.debug(
          "a request came in broken",
          metadata: ["request": "\(context.requestID)", "reason": "\(broken.reason)"])
        return try answer(.badRequest, request, context)
      }
      UnforeseenFailure.log(error, of: request, context)
      return try answer(.internalServerError, request, context)
    }
  }
}

/// How the log tells of a failure that nobody foresaw.
public enum UnforeseenFailure {
  /// Writes one line with the number that the answer shows.
  public static func log(_ error: any Error, of request: Request, _ context: WebContext) {
    context.logger.error(
      "request failed",
      metadata: [
        "request": "\(context.requestID)", "method": "\(request.method.rawValue.cut(toBytes: 20))",
        "path": "\(request.uri.path.cut(toBytes: 80))",
        "error": "\(String(describing: error).cut(toBytes: 300))",
      ])
  }
}
