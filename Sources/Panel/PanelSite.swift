import Basics
import HTTPTypes
import Hummingbird
import Storage
import Web

/// The pages. Each area adds its routes; this knows what they share.
public struct PanelSite: Sendable {
  let database: any Database
  let clock: any WallClock
  let zone: LocalTimeZone
  let actions: any PanelActions
  let cookie: SessionCookie
  let passwordCost: PasswordCost
  let knownBrowsers: KnownBrowsers
  let setupCode: SetupCode
  let hosts: OwnHosts
  let sessions: Sessions

  var users: UserAccounts { UserAccounts(database: database, clock: clock, cost: passwordCost) }
  var gate: LoginGate { LoginGate(database: database, clock: clock) }

  public init(
    database: any Database, clock: any WallClock, zone: LocalTimeZone,
    actions: any PanelActions, baseURL: String?, secretBox: SecretBox, setupCode: SetupCode,
    hosts: OwnHosts,
    passwordCost: PasswordCost = .standard
  ) {
    self.database = database
    self.clock = clock
    self.zone = zone
    self.actions = actions
    cookie = SessionCookie(baseURL: baseURL)
    self.passwordCost = passwordCost
    knownBrowsers = KnownBrowsers(box: secretBox)
    self.setupCode = setupCode
    self.hosts = hosts
    sessions = Sessions(database: database, clock: clock)
  }

  public func addRoutes(to router: Router<WebContext>) {
    let pages = router.group().add(
      middleware: OwnHostMiddleware(hosts) {
        ErrorPages.page(.misdirectedRequest, Texts.otherHost, $0)
      }
    ).add(
      middleware: DatabaseAwayMiddleware { _, context in
        ErrorPages.page(.serviceUnavailable, Texts.databaseAway, context)
      }
    ).add(
      middleware: SessionMiddleware(sessions: sessions, cookie: cookie)
    ).add(middleware: ErrorPages(site: self))
    PanelAssets.addRoutes(to: router)
    AccessPages(site: self).addRoutes(to: pages)
    DashboardPage(site: self).addRoutes(to: pages)
    OrderPages(site: self).addRoutes(to: pages)
    PackingPages(site: self).addRoutes(to: pages)
    PackagePages(site: self).addRoutes(to: pages)
    ClaimPages(site: self).addRoutes(to: pages)
    QuestionPages(site: self).addRoutes(to: pages)
    SettlementPages(site: self).addRoutes(to: pages)
    ProductPages(site: self).addRoutes(to: pages)
    ListingsPages(site: self).addRoutes(to: pages)
    MatchingPages(site: self).addRoutes(to: pages)
    StockPages(site: self).addRoutes(to: pages)
    CustomerPages(site: self).addRoutes(to: pages)
    ChannelPages(site: self).addRoutes(to: pages)
    SyncLogPages(site: self).addRoutes(to: pages)
    FeedPages(site: self).addRoutes(to: pages)
    JobPages(site: self).addRoutes(to: pages)
    SchedulePages(site: self).addRoutes(to: pages)
    AccountPages(site: self).addRoutes(to: pages)
    AuditPages(site: self).addRoutes(to: pages)
    FormAddresses.addRoutes(to: pages)
    pages.get("**") { _, _ -> Response in throw HTTPError(.notFound) }
  }

  /// Lets a signed-in person with the permission in.
  func enter(_ context: WebContext, _ permission: Permission) throws -> Visit {
    guard let session = context.session else { throw NotSignedIn() }
    guard session.role.may(permission) else { throw HTTPError(.forbidden) }
    return Visit(
      session: session, language: context.language,
      format: Formatting(language: context.language, zone: zone), now: clock.now())
  }

  /// Takes a form of a signed-in person with the permission.
  func enter(
    _ request: Request, _ context: WebContext, _ permission: Permission
  ) async throws -> (visit: Visit, form: FormData) {
    let visit = try enter(context, permission)
    return (visit, try await FormRequest.read(request, context))
  }
}

/// A page needs somebody who is signed in.
struct NotSignedIn: Error {}

/// What drawing a page needs to know of the person who looks at it.
struct Visit: Sendable {
  let session: Session
  let language: Language
  let format: Formatting
  let now: Timestamp

  func callAsFunction(_ phrase: Phrase) -> String { phrase[language] }
  func may(_ permission: Permission) -> Bool { session.role.may(permission) }
}
