import HTTPTypes
import Hummingbird
import Storage
import Web

/// Turns failures into pages: what happened, what to do next, and a number to quote. The failure
/// itself goes to the log, never to the page.
struct ErrorPages: RouterMiddleware {
  typealias Context = WebContext
  let site: PanelSite

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch is NotSignedIn {
      let hasUsers = try await site.users.count() > 0
      return PageResponse.redirect(to: hasUsers ? "/login" : "/setup")
    } catch is PasswordHash.Busy {
      var response = Self.page(.serviceUnavailable, Texts.busy, context)
      response.headers[.retryAfter] = "5"
      return response
    } catch is FormRequest.Refused {
      return Self.page(.forbidden, Texts.formRefused, context)
    } catch let error as HTTPError {
      return Self.page(error.status, Self.text(error.status), context)
    } catch let problem as PanelProblem {
      return Self.page(
        .unprocessableContent, Phrase(tr: problem.message, en: problem.message), context)
    } catch let error as StorageError where error.kind == .connectionLost {
      // Answered outside, because who is signed in could not be asked either.
      throw error
    } catch let error as BrokenRequest {
      // Answered outside, as at every address.
      throw error
    } catch {
      UnforeseenFailure.log(error, of: request, context)
      return Self.page(.internalServerError, Texts.unexpected, context)
    }
  }

  private static func text(_ status: HTTPResponse.Status) -> Phrase {
    switch status {
    case .notFound: Texts.notFound
    case .forbidden: Texts.forbidden
    case .contentTooLarge: Texts.tooLong
    default: Texts.badRequest
    }
  }

  static func page(
    _ status: HTTPResponse.Status, _ text: Phrase, _ context: WebContext
  ) -> Response {
    var html = HTML()
    PlainPage.draw(&html, language: context.language, title: "\(status.code)") { html in
      html.tag("h1", text: text[context.language])
      html.tag("p") { html in
        html.tag("a", [.href("/")], text: Texts.backToStart[context.language])
      }
      html.tag(
        "p", [.class("muted")], text: "\(Texts.reference[context.language]) \(context.requestID)")
    }
    return PageResponse.html(html, status: status)
  }
}

/// The page of a request that failed where nobody had been asked who is signed in.
public enum FailurePage {
  /// - Parameter status: 500, or 400 for a request that came in broken.
  public static func response(_ status: HTTPResponse.Status, _ context: WebContext) -> Response {
    ErrorPages.page(
      status, status == .internalServerError ? Texts.unexpected : Texts.badRequest, context)
  }
}
