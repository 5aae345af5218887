import HTTPTypes
import Hummingbird

/// Headers of every answer. The policy allows no inline script or style at all, so markup that
/// slipped into a page could neither run nor draw.
public struct SecurityHeadersMiddleware<Context: RequestContext>: RouterMiddleware {
  private static var policy: String {
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; "
      + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
  }

  private let isSecure: Bool

  /// - Parameter baseURL: the address that people use; https makes browsers come by https alone.
  public init(baseURL: String? = nil) { isSecure = baseURL?.hasPrefix("https://") == true }

  public func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch let error as any HTTPResponseError {
      response = try error.response(from: request, context: context)
    }
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[HTTPField.Name("Referrer-Policy")!] = "same-origin"
    response.headers[HTTPField.Name("Cross-Origin-Opener-Policy")!] = "same-origin"
    response.headers[HTTPField.Name("Permissions-Policy")!] =
      "camera=(), microphone=(), geolocation=()"
    // For this host alone: what others below its name do is not ours to say.
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    return response
  }
}
