import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A submitted form, let in only when it came from a page of ours.
public enum FormRequest {
  /// Why a form was refused; the error page tells the person to go back and try again.
  public struct Refused: Error, Sendable {}

  /// The fields of a form of a signed-in person.
  /// - Throws: `Refused` without the session's token, or from another site.
  public static func read(_ request: Request, _ context: WebContext) async throws -> FormData {
    let form = try await readFromOwnSite(request, context)
    guard let session = context.session, let token = form["csrf"],
      ConstantTime.equal(Array(token.utf8), Array(session.csrfToken.utf8))
    else { throw Refused() }
    return form
  }

  /// The fields of the login form, where there is no session yet: the browser must say that the
  /// form is ours.
  public static func readFromOwnSite(
    _ request: Request, _ context: WebContext
  ) async throws -> FormData {
    guard isFromOwnSite(request) else { throw Refused() }
    var request = request
    let buffer: ByteBuffer
    do {
      buffer = try await request.collectBody(upTo: context.maxUploadSize)
    } catch is NIOTooManyBytesError {
      throw HTTPError(.contentTooLarge)
    }
    guard let form = FormData(Array(buffer.readableBytesView)) else {
      throw HTTPError(.badRequest)
    }
    return form
  }

  private static func isFromOwnSite(_ request: Request) -> Bool {
    if let site = request.headers[HTTPField.Name("Sec-Fetch-Site")!] {
      return site == "same-origin" || site == "none"
    }
    // Browsers that do not send it send Origin with every POST; programs send neither.
    guard let origin = request.headers[.origin] else { return true }
    let host = URLComponents(string: origin).flatMap { parts in
      parts.host.map { host in parts.port.map { "\(host):\($0)" } ?? host }
    }
    return host == request.head.authority
  }
}
