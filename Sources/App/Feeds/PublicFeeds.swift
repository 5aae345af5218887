import Basics
import Feeds
import HTTPTypes
import Hummingbird
import Storage
import Web

/// The published feeds, for whoever knows their address. A request reads a finished file and never
/// builds one.
struct PublicFeeds: Sendable {
  let database: any Database
  let artifacts: SharedArtifacts
  private let fileIO = FileIO()

  init(database: any Database, files: FeedFiles) {
    self.database = database
    artifacts = SharedArtifacts(database: database, files: files)
  }

  func addRoutes(to router: Router<WebContext>) {
    // The router wants one name for a place in an address, and the panel's is `slug`.
    router.get("/feeds/{slug}") { request, context in
      try await answer(request, context, withBody: true)
    }
    router.head("/feeds/{slug}") { request, context in
      try await answer(request, context, withBody: false)
    }
  }

  private func answer(
    _ request: Request, _ context: WebContext, withBody: Bool
  ) async throws -> Response {
    let name = String(context.parameters.get("slug") ?? "")
    guard let dot = name.lastIndex(of: "."), let feed = try await find(String(name[..<dot])),
      isAllowed(request, feed.token)
    else { throw HTTPError(.notFound) }
    let format = (try? FeedDefinition(yaml: feed.definition))?.format ?? .googleRSS
    guard name[name.index(after: dot)...] == format.fileExtension else {
      throw HTTPError(.notFound)
    }
    guard let artifact = try await artifacts.current(feed.slug) else {
      return Self.notBuiltYet
    }
    let asked = FeedRequest(
      acceptEncoding: request.headers[.acceptEncoding], ifNoneMatch: request.headers[.ifNoneMatch],
      ifModifiedSince: request.headers[.ifModifiedSince])
    let form = asked.takesGzip ? artifact.gzip : artifact.plain
    var headers: HTTPFields = [
      .eTag: form.etag, .lastModified: HTTPDate.text(artifact.modifiedAt),
      .cacheControl: "no-cache", .vary: "Accept-Encoding",
    ]
    guard !asked.has(etag: form.etag, modifiedAt: artifact.modifiedAt) else {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = format.contentType
    headers[.contentLength] = String(form.byteCount)
    if asked.takesGzip { headers[.contentEncoding] = "gzip" }
    guard withBody else {
      return Response(
        status: .ok, headers: headers,
        body: ResponseBody(contentLength: form.byteCount) { try await $0.finish(nil) })
    }
    let body = try await fileIO.loadFile(path: form.path, context: context)
    return Response(status: .ok, headers: headers, body: body)
  }

  private func find(_ slug: String) async throws -> FeedRecord? {
    try await database.read { try StoredFeeds.find(slug, in: $0) }
  }

  /// A feed with a token is not there for those who do not have it.
  private func isAllowed(_ request: Request, _ token: String?) -> Bool {
    guard let token else { return true }
    guard let given = PageQuery(request)["token"] else { return false }
    return ConstantTime.equal(Array(given.utf8), Array(token.utf8))
  }

  private static let notBuiltYet = Response(
    status: .serviceUnavailable,
    headers: [.retryAfter: "60", .contentType: "text/plain; charset=utf-8"],
    body: ResponseBody(
      byteBuffer: ByteBuffer(string: "This feed is not built yet. Try again in a minute.\n")))
}
