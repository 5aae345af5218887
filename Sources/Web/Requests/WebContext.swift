import Hummingbird
import NIOCore

/// What the program knows of a request.
public struct WebContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// Who is signed in; set by `SessionMiddleware`.
  public var session: Session?
  public var language = Language.turkish
  /// Names the request in logs and on error pages.
  public let requestID: String
  /// The other end of the connection, whomever it speaks for; nil where there is none.
  public let peerAddress: String?
  /// Who sent the request: the other end of the connection, or whom a trusted proxy there names
  /// (`ClientAddressMiddleware`).
  public var clientAddress: String
  /// Pages are small forms; uploads get a limit of their own.
  public var maxUploadSize: Int { 65_536 }

  public init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    requestID = String(UInt64.random(in: .min ... .max), radix: 36)
    peerAddress = source.channel.remoteAddress?.ipAddress
    clientAddress = peerAddress ?? "unknown"
  }
}
