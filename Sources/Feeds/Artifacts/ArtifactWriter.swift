import Crypto
import Dispatch
import Foundation
import Synchronization

/// A complete file and its compressed form under temporary names, flushed to the disk.
struct SealedArtifact: Sendable {
  var path: String
  var gzipPath: String
  var digest: String
  var byteCount: Int
  var gzipByteCount: Int

  func discard() { ArtifactWriter.remove([path, gzipPath]) }
}

/// Writes, hashes and compresses a feed on a thread of its own while the next pieces are made.
///
/// At most a few pieces wait, so a fast maker is held back and memory stays small. Its calls block;
/// they belong on a thread that may wait.
final class ArtifactWriter: Sendable {
  /// Pieces of a quarter of a megabyte that may wait.
  private static let waitingPieces = 4

  fileprivate struct State: ~Copyable {
    var file: DurableFile
    var gzipFile: DurableFile
    var gzip: GzipStream
    var hash = SHA256()
    var byteCount = 0
    var gzipByteCount = 0
    var failure: (any Error)?
  }

  private let path: String
  private let state: Mutex<State?>
  private let queue = DispatchQueue(label: "feed.artifact")
  private let room = DispatchSemaphore(value: ArtifactWriter.waitingPieces)

  /// - Parameter path: temporary name; `.gz` is added for the compressed form.
  init(path: String) throws {
    self.path = path
    state = Mutex(
      State(
        file: try DurableFile(creating: path), gzipFile: try DurableFile(creating: path + ".gz"),
        gzip: try GzipStream()))
  }

  /// Takes a piece; waits while too many are waiting.
  /// - Throws: what went wrong with a piece before.
  func write(_ bytes: [UInt8]) throws {
    room.wait()
    let failure = state.withLock { $0?.failure }
    if let failure {
      room.signal()
      throw failure
    }
    queue.async { [self] in
      store(bytes)
      room.signal()
    }
  }

  private func store(_ bytes: [UInt8]) {
    state.withLock { state in
      guard state != nil, state?.failure == nil else { return }
      do {
        try state?.store(bytes)
      } catch {
        state?.failure = error
      }
    }
  }

  /// Waits for all pieces, ends both files and flushes them.
  func seal() throws -> SealedArtifact {
    queue.sync {}
    return try state.withLock { state in
      guard var open = state.take() else {
        throw FileFailure(path: path, operation: "seal", code: 0)
      }
      if let failure = open.failure { throw failure }
      return try open.seal(path)
    }
  }

  /// Ends the work and removes what was written.
  func discard() {
    queue.sync {}
    state.withLock { $0 = nil }
    Self.remove([path, path + ".gz"])
  }
}

extension ArtifactWriter {
  static func remove(_ paths: [String]) {
    for path in paths { try? FileManager.default.removeItem(atPath: path) }
  }
}

extension ArtifactWriter.State {
  mutating func store(_ bytes: [UInt8]) throws {
    hash.update(data: bytes)
    byteCount += bytes.count
    try file.write(bytes)
    try gzip.write(bytes) { piece in
      gzipByteCount += piece.count
      try gzipFile.write(piece)
    }
  }

  mutating func seal(_ path: String) throws -> SealedArtifact {
    try gzip.finish { piece in
      gzipByteCount += piece.count
      try gzipFile.write(piece)
    }
    try file.close(flushing: true)
    try gzipFile.close(flushing: true)
    // Half of a SHA-256 is as good as unique, and keeps names and headers short.
    let digest = hash.finalize().prefix(16).map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
    return SealedArtifact(
      path: path, gzipPath: path + ".gz", digest: digest, byteCount: byteCount,
      gzipByteCount: gzipByteCount)
  }
}
