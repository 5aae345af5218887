import Basics
import Hummingbird
import NIOCore

/// A body did not arrive as it was announced: its framing is wrong, or the client hung up.
public struct BrokenRequest: Error, Sendable {
  /// What the connection said.
  public let reason: String
}

extension Request {
  /// The whole body.
  /// - Throws: `NIOTooManyBytesError`, `BrokenRequest`.
  public func bytes(upTo mostBytes: Int) async throws -> [UInt8] {
    do {
      return Array(try await body.collect(upTo: mostBytes).readableBytesView)
    } catch let error as NIOTooManyBytesError {
      throw error
    } catch let error as any HTTPResponseError {
      throw error
    } catch {
      throw BrokenRequest(reason: String(describing: error).cut(toBytes: 100))
    }
  }
}
