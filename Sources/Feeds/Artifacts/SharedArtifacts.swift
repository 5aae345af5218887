import Basics
import Foundation
import Storage

/// The served versions of feeds, shared through the database by nodes that have a folder each. With
/// one process and one file there is nobody to share with.
public struct SharedArtifacts: Sendable {
  /// No feed is larger when it is opened.
  static let plainLimit = 1 << 30

  let database: any Database
  let files: FeedFiles

  public init(database: any Database, files: FeedFiles) {
    self.database = database
    self.files = files
  }

  private var isNeeded: Bool { database.dialect.engine == .postgres }

  /// The version that is served, whichever node built it; nil before the first one.
  public func current(_ slug: String) async throws -> FeedArtifact? {
    let local = try await files.current(slug)
    guard isNeeded else { return local }
    let digest = try await database.read { connection in
      try connection.first(Self.selectDigest, [.text(slug)]) { $0.text(0) }
    }
    guard let digest, digest != local?.digest else { return local }
    return try await fetch(slug) ?? local
  }

  /// Gives a version that was just published here to the other nodes.
  func share(_ slug: String, _ artifact: FeedArtifact, fileExtension: String) async throws {
    guard isNeeded else { return }
    let gzip = try await BlockingWork.run {
      FileManager.default.contents(atPath: artifact.gzip.path).map { [UInt8]($0) } ?? []
    }
    let values: [SQLValue] = [
      .text(slug), .text(artifact.digest), .text(fileExtension), .count(artifact.itemCount),
      .integer(artifact.modifiedAt.milliseconds), .blob(gzip),
    ]
    try await database.write { _ = try $0.execute(Self.upsert, values) }
  }

  private struct Stored: Sendable {
    var fileExtension: String
    var itemCount: Int
    var modifiedAt: Timestamp
    var gzip: [UInt8]
  }

  /// Puts the shared version into this node's folder.
  private func fetch(_ slug: String) async throws -> FeedArtifact? {
    let stored = try await database.read { connection in
      try connection.first(Self.select, [.text(slug)]) { row in
        Stored(
          fileExtension: row.text(0), itemCount: Int(row.integer(1)),
          modifiedAt: Timestamp(milliseconds: row.integer(2)), gzip: row.blob(3))
      }
    }
    guard let stored else { return nil }
    let files = files
    return try await BlockingWork.run {
      try FileManager.default.createDirectory(
        atPath: files.folder, withIntermediateDirectories: true)
      // One of several requests that find the new version fetches it; the others serve the old.
      guard let lock = try BuildLock(files.lockPath(slug)) else { return files.read(slug) }
      defer { withExtendedLifetime(lock) {} }
      let output = try ArtifactWriter(path: files.partPath(slug))
      do {
        try Gunzip.open(stored.gzip, limit: Self.plainLimit) { try output.write($0) }
        return try files.publish(
          slug, try output.seal(), fileExtension: stored.fileExtension,
          itemCount: stored.itemCount, at: stored.modifiedAt
        ).artifact
      } catch {
        output.discard()
        throw error
      }
    }
  }

  private static let selectDigest = SQLStatement(
    "SELECT digest FROM feed_artifacts WHERE slug = ?")
  private static let select = SQLStatement(
    "SELECT file_extension, item_count, modified_at, gzip FROM feed_artifacts WHERE slug = ?")
  private static let upsert = SQLStatement(
    """
    INSERT INTO feed_artifacts (slug, digest, file_extension, item_count, modified_at, gzip)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (slug) DO UPDATE SET digest = excluded.digest,
      file_extension = excluded.file_extension, item_count = excluded.item_count,
      modified_at = excluded.modified_at, gzip = excluded.gzip
    """)
}
