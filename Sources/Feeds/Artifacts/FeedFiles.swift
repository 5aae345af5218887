import Basics
import Dispatch
import Foundation

/// The published feeds in a folder.
///
/// A version is a pair of files named by their content, and a small index names the version that
/// is served. Publishing renames the index, so whoever asks sees both forms of one version, the old
/// or the new, and never a half of either.
public struct FeedFiles: Sendable {
  let folder: String

  /// - Parameter folder: made when it is missing, usually `feeds` in the data folder.
  public init(folder: String) { self.folder = folder }

  /// The version that is served; nil before the first one, or when its files are gone.
  public func current(_ slug: String) async throws -> FeedArtifact? {
    try await BlockingWork.run { read(slug) }
  }

  /// What the index file holds.
  struct Index: Codable, Equatable {
    var digest: String
    var fileExtension: String
    var byteCount: Int
    var gzipByteCount: Int
    var itemCount: Int
    /// Milliseconds since 1970.
    var modifiedAt: Int64
    /// Digest of the version before, whose files stay for requests that found them just before.
    var previous: String?
  }

  func read(_ slug: String) -> FeedArtifact? {
    guard let index = readIndex(slug), isComplete(slug, index) else { return nil }
    return artifact(slug, index)
  }

  /// An index that cannot be read counts as none, so that the next build puts a new one in its
  /// place instead of failing for ever.
  func readIndex(_ slug: String) -> Index? {
    guard let bytes = FileManager.default.contents(atPath: indexPath(slug)) else { return nil }
    return try? JSONDecoder().decode(Index.self, from: bytes)
  }

  func artifact(_ slug: String, _ index: Index) -> FeedArtifact {
    let path = versionPath(slug, index.digest, index.fileExtension)
    return FeedArtifact(
      plain: .init(path: path, etag: "\"\(index.digest)\"", byteCount: index.byteCount),
      gzip: .init(
        path: path + ".gz", etag: "\"\(index.digest)-gz\"", byteCount: index.gzipByteCount),
      modifiedAt: Timestamp(milliseconds: index.modifiedAt), itemCount: index.itemCount,
      digest: index.digest)
  }

  func indexPath(_ slug: String) -> String { "\(folder)/\(slug).json" }

  func versionPath(_ slug: String, _ digest: String, _ fileExtension: String) -> String {
    "\(folder)/\(slug).\(digest).\(fileExtension)"
  }

  /// Where a build writes; the lock sees to it that there is one at a time.
  func partPath(_ slug: String) -> String { "\(folder)/.\(slug).part" }
  func lockPath(_ slug: String) -> String { "\(folder)/.\(slug).lock" }

  /// Makes the given version the one that is served.
  func publish(
    _ slug: String, _ sealed: SealedArtifact, fileExtension: String, itemCount: Int,
    at now: Timestamp
  ) throws -> (artifact: FeedArtifact, isChanged: Bool) {
    let old = readIndex(slug)
    if let old, old.digest == sealed.digest, isComplete(slug, old) {
      sealed.discard()
      return (artifact(slug, old), false)
    }
    let index = Index(
      digest: sealed.digest, fileExtension: fileExtension, byteCount: sealed.byteCount,
      gzipByteCount: sealed.gzipByteCount, itemCount: itemCount, modifiedAt: now.milliseconds,
      previous: old?.digest)
    let path = versionPath(slug, index.digest, fileExtension)
    try DurableFile.rename(sealed.path, to: path)
    try DurableFile.rename(sealed.gzipPath, to: path + ".gz")
    try writeIndex(slug, index)
    sweep(slug, keeping: [index.digest, index.previous].compactMap { $0 })
    return (artifact(slug, index), true)
  }

  private func isComplete(_ slug: String, _ index: Index) -> Bool {
    let path = versionPath(slug, index.digest, index.fileExtension)
    return FileManager.default.fileExists(atPath: path)
      && FileManager.default.fileExists(atPath: path + ".gz")
  }

  /// The folder is flushed before the index names the new files, and once more behind it.
  private func writeIndex(_ slug: String, _ index: Index) throws {
    try DurableFile.flushFolder(folder)
    let part = indexPath(slug) + ".part"
    let file = try DurableFile(creating: part)
    try file.write([UInt8](try JSONEncoder().encode(index)))
    try file.close(flushing: true)
    try DurableFile.rename(part, to: indexPath(slug))
    try DurableFile.flushFolder(folder)
  }

  /// Removes versions that nobody can be reading any more.
  private func sweep(_ slug: String, keeping digests: [String]) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(slug + ".") {
      let parts = name.split(separator: ".")
      guard parts.count >= 3, parts[1].utf8.count == 32, !digests.contains(String(parts[1])) else {
        continue
      }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }
}

/// Runs work that waits for disks away from Swift's own threads.
enum BlockingWork {
  static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
    }
  }
}
