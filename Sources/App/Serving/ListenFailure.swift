import NIOCore
import NIOPosix

/// An address that could not be listened on, in words for whoever chose it.
public struct ListenFailure: Error, Sendable, CustomStringConvertible {
  public let description: String

  private init?(_ error: any Error, host: String, port: Int) {
    switch error {
    case let error as IOError where error.errnoCode == EADDRINUSE:
      description = "port \(port) on \(host) is in use; choose another with --port"
    case let error as IOError where error.errnoCode == EACCES:
      description = "port \(port) needs more rights; choose one above 1023 with --port"
    case let error as IOError where error.errnoCode == EADDRNOTAVAIL:
      description = "this machine has no address \(host); choose another with --host"
    case is SocketAddressError, is SocketAddressError.UnknownHost:
      description = "\(host) is not an address of this machine; choose another with --host"
    default: return nil
    }
  }

  /// Runs a server and says in plain words when it cannot listen.
  static func named<T>(host: String, port: Int, _ body: () async throws -> T) async throws -> T {
    do {
      return try await body()
    } catch {
      throw ListenFailure(error, host: host, port: port) ?? error
    }
  }

  /// Tries to listen and stops at once, so that a command fails before its long work and not after.
  /// - Throws: `ListenFailure`.
  public static func probe(host: String, port: Int) async throws {
    try await named(host: host, port: port) {
      let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .bind(host: host, port: port).get()
      try await channel.close()
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
