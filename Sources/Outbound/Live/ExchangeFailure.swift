import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// A failure found by ourselves while an exchange runs.
struct ExchangeFailure: Error {
  let kind: OutboundError.Kind

  init(_ kind: OutboundError.Kind) { self.kind = kind }
}

extension OutboundError.Kind {
  /// Sorts whatever the library throws. Nothing of the error's text is kept: it may hold header
  /// values or addresses.
  ///
  /// - Parameter wasSent: Whether the request's head was written. Before that, an unknown fault
  ///   is a missing connection; after it, a connection that ended early.
  init(sorting error: any Error, wasSent: Bool) {
    switch error {
    case let error as ExchangeFailure: self = error.kind
    case is CancellationError: self = .cancelled
    case let error as HTTPClientError:
      self = Self.sort(error) ?? (wasSent ? .closedEarly : .connect)
    case is NIOConnectionError: self = .connect
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
      self = wasSent ? .closedEarly : .tls
    case HTTPParserError.invalidEOFState: self = .closedEarly
    case is HTTPParserError: self = .badReply
    case is IOError: self = wasSent ? .reset : .connect
    default: self = wasSent ? .closedEarly : .connect
    }
  }

  private static func sort(_ error: HTTPClientError) -> OutboundError.Kind? {
    switch error {
    case .connectTimeout, .getConnectionFromPoolTimeout: return .timeout(.connect)
    case .readTimeout, .writeTimeout: return .timeout(.read)
    case .deadlineExceeded: return .timeout(.total)
    case .tlsHandshakeTimeout: return .tls
    case .cancelled: return .cancelled
    case .alreadyShutdown: return .shutDown
    case .invalidURL, .emptyHost, .emptyScheme: return .invalidURL
    default:
      let isHeaderFault =
        error.shortDescription == HTTPClientError.invalidHeaderFieldNames([]).shortDescription
        || error.shortDescription == HTTPClientError.invalidHeaderFieldValues([]).shortDescription
      return isHeaderFault ? .invalidRequest : nil
    }
  }
}
