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
    guard carriesToken(form["csrf"].map { Array($0.utf8) }, context) else { throw Refused() }
    return form
  }

  /// The fields of the login form, where there is no session yet: the browser must say that the
  /// form is ours.
  public static func readFromOwnSite(
    _ request: Request, _ context: WebContext
  ) async throws -> FormData {
    let body = try await body(request, mostBytes: context.maxUploadSize)
    guard let form = FormData(body) else { throw HTTPError(.badRequest) }
    return form
  }

  /// A form with a file of a signed-in person (`multipart/form-data`).
  /// - Parameter mostBytes: of the whole form.
  /// - Throws: `Refused` without the session's token, or from another site.
  public static func readUpload(
    _ request: Request, _ context: WebContext, mostBytes: Int
  ) async throws -> MultipartForm {
    let type = request.headers[.contentType] ?? ""
    // What cannot be read as such a form carries no token either.
    guard
      let form = MultipartForm(try await body(request, mostBytes: mostBytes), contentType: type),
      carriesToken(form["csrf"]?.content, context)
    else { throw Refused() }
    return form
  }

  private static func body(_ request: Request, mostBytes: Int) async throws -> [UInt8] {
    guard isFromOwnSite(request) else { throw Refused() }
    do {
      return try await request.bytes(upTo: mostBytes)
    } catch is NIOTooManyBytesError {
      throw HTTPError(.contentTooLarge)
    }
  }

  private static func carriesToken(_ token: [UInt8]?, _ context: WebContext) -> Bool {
    guard let token, let session = context.session else { return false }
    return ConstantTime.equal(token, Array(session.csrfToken.utf8))
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
