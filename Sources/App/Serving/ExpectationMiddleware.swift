import HTTPTypes
import Hummingbird
import NIOCore

/// Refuses what a client expects beyond a go-ahead for its body, which `RequestHeadGuard` gives.
struct ExpectationMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard request.headers[.expect] == nil else {
      return Response(
        status: .expectationFailed, headers: [.contentType: "text/plain; charset=utf-8"],
        body: ResponseBody(
          byteBuffer: ByteBuffer(string: "This server knows no Expect but 100-continue.\n")))
    }
    return try await next(request, context)
  }
}
