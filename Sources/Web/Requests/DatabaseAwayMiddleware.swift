import Basics
import HTTPTypes
import Hummingbird
import Logging
import Storage

/// Answers 503 while the database cannot be reached, whoever asks: nothing is wrong with the request,
/// and the same one will do in a moment.
public struct DatabaseAwayMiddleware<Context: RequestContext>: RouterMiddleware {
  /// Seconds after which to try again.
  public static var retryAfter: String { "5" }

  private let page: @Sendable (Request, Context) -> Response

  /// - Parameter page: what to answer; the status and when to try again are put to it.
  public init(page: @escaping @Sendable (Request, Context) -> Response) { self.page = page }

  public func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as StorageError where error.kind == .connectionLost {
      context.logger.error(
        "the database cannot be reached", metadata: ["reason": "\(error.message.cut(toBytes: 300))"]
      )
      var response = page(request, context)
      response.status = .serviceUnavailable
      response.headers[.retryAfter] = Self.retryAfter
      return response
    }
  }
}
