import Hummingbird

/// Finds the session of the cookie and the language of the answer.
public struct SessionMiddleware: RouterMiddleware {
  public typealias Context = WebContext
  private let sessions: Sessions
  private let cookie: SessionCookie

  public init(sessions: Sessions, cookie: SessionCookie) {
    self.sessions = sessions
    self.cookie = cookie
  }

  public func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if let token = request.cookies[cookie.name]?.value, token.utf8.count < 100 {
      context.session = try await sessions.find(token, logger: context.logger)
    }
    context.language = context.session?.language ?? .asked(by: request)
    return try await next(request, context)
  }
}

extension Language {
  /// What a browser chose here before, else what it asks for.
  static func asked(by request: Request) -> Language {
    let chosen = request.cookies[SessionCookie.languageName].flatMap {
      Language(rawValue: $0.value)
    }
    return chosen ?? .preferred(request.headers[.acceptLanguage])
  }
}

/// How the session's token travels.
public struct SessionCookie: Sendable {
  public static let languageName = "tezgah-language"
  let name: String
  /// Of the token of a browser that is known.
  public let knownName: String
  private let isSecure: Bool

  /// - Parameter baseURL: https makes the cookie secure and ties it to the host.
  public init(baseURL: String?) {
    isSecure = baseURL?.hasPrefix("https://") == true
    name = isSecure ? "__Host-tezgah" : "tezgah"
    knownName = isSecure ? "__Host-tezgah-known" : "tezgah-known"
  }

  /// Stays when the person signs out.
  public func known(_ token: String) -> Cookie {
    Cookie(
      name: knownName, value: token, maxAge: KnownBrowsers.seconds, path: "/", secure: isSecure,
      httpOnly: true, sameSite: .lax)
  }

  public func setting(_ token: String) -> Cookie {
    Cookie(
      name: name, value: token, maxAge: Int(Sessions.absoluteSeconds), path: "/",
      secure: isSecure, httpOnly: true, sameSite: .lax)
  }

  public func clearing() -> Cookie {
    Cookie(
      name: name, value: "", maxAge: 0, path: "/", secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }

  public func language(_ language: Language) -> Cookie {
    Cookie(
      name: Self.languageName, value: language.rawValue, maxAge: 31_536_000, path: "/",
      secure: isSecure, httpOnly: true, sameSite: .lax)
  }
}
