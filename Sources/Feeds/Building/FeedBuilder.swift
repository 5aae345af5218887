import Basics
import Dispatch
import Foundation
import Storage

/// Builds feeds, away from any request: reads a snapshot of the catalogue, writes a temporary file,
/// checks it and puts it in place of the served one.
public struct FeedBuilder: Sendable {
  /// The profile whose scores and labels go into feeds.
  static let scoreProfile = "default"

  let database: any Database
  let clock: any WallClock
  public let files: FeedFiles

  var shared: SharedArtifacts { SharedArtifacts(database: database, files: files) }

  public init(database: any Database, files: FeedFiles, clock: any WallClock) {
    self.database = database
    self.files = files
    self.clock = clock
  }

  /// Builds a feed and publishes it.
  /// - Parameter force: publishes even when the drop guard would refuse.
  /// - Throws: `BuildFailure`, `FeedDefinitionError`, `FileFailure` or `StorageError`; the feed's
  ///   row tells it too, except for `noFeed` and `alreadyBuilding`.
  @discardableResult
  public func build(_ slug: String, force: Bool = false) async throws -> BuildOutcome {
    guard let feed = try await database.read({ try StoredFeeds.find(slug, in: $0) }) else {
      throw BuildFailure.noFeed(slug: slug)
    }
    let files = files
    // What is served may have been built by another node: the guard against a sudden loss of items
    // compares with it.
    _ = try await shared.current(slug)
    let lock = try await BlockingWork.run {
      try FileManager.default.createDirectory(
        atPath: files.folder, withIntermediateDirectories: true)
      return try BuildLock(files.lockPath(slug))
    }
    guard let lock else { throw BuildFailure.alreadyBuilding(slug: slug) }
    defer { withExtendedLifetime(lock) {} }
    let startedAt = clock.now()
    let journal = BuildJournal(database: database, feedID: feed.id, startedAt: startedAt)
    do {
      let definition = try FeedDefinition(yaml: feed.definition)
      let draft = try await draft(definition)
      let outcome = try await publish(draft, definition, startedAt: startedAt, force: force)
      try await journal.note(outcome, skipped: draft.skipped)
      return outcome
    } catch {
      // What went wrong first is what the caller must hear, even when it cannot be noted.
      try? await journal.note(error, elapsed: elapsed(since: startedAt))
      throw error
    }
  }

  /// A finished file that is not served yet.
  private struct Draft: Sendable {
    var sealed: SealedArtifact
    var report: BuildReport
    var skipped: [SkippedItem]
  }

  private func draft(_ definition: FeedDefinition) async throws -> Draft {
    let path = files.partPath(definition.slug)
    return try await database.read { connection in
      let channel = try FeedChannel.find(definition, in: connection)
      let definition = try Self.withCurrency(definition, in: connection)
      let output = try ArtifactWriter(path: path)
      do {
        var maker = ItemMaker(definition)
        try FeedRendering(definition: definition, channel: channel, output: output)
          .run(&maker, in: connection)
        return Draft(
          sealed: try output.seal(), report: maker.report, skipped: maker.skipped)
      } catch {
        output.discard()
        throw error
      }
    }
  }

  /// Prices of a definition that names no currency are those of most variants.
  private static func withCurrency(
    _ definition: FeedDefinition, in connection: any SQLConnection
  ) throws -> FeedDefinition {
    guard !definition.namesCurrency else { return definition }
    let common = try connection.first(commonCurrency) { Currency(rawValue: $0.text(0)) } ?? nil
    var definition = definition
    definition.currency = common ?? definition.currency
    return definition
  }

  private static let commonCurrency = SQLStatement(
    "SELECT currency FROM variants GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1")

  private func publish(
    _ draft: Draft, _ definition: FeedDefinition, startedAt: Timestamp, force: Bool
  ) async throws -> BuildOutcome {
    let files = files
    let published = try await BlockingWork.run {
      if !force { try Self.guardDrop(draft, definition, files) }
      return try files.publish(
        definition.slug, draft.sealed, fileExtension: definition.format.fileExtension,
        itemCount: draft.report.written, at: startedAt)
    }
    try await shared.share(
      definition.slug, published.artifact, fileExtension: definition.format.fileExtension)
    return BuildOutcome(
      slug: definition.slug, report: draft.report, artifact: published.artifact,
      isChanged: published.isChanged, elapsedMilliseconds: elapsed(since: startedAt))
  }

  /// A feed is the whole truth for its reader, who deletes what is missing from it. So a sudden
  /// loss of items, such as a half-read catalogue, must not go out by itself.
  private static func guardDrop(
    _ draft: Draft, _ definition: FeedDefinition, _ files: FeedFiles
  ) throws {
    guard let before = files.readIndex(definition.slug)?.itemCount else { return }
    let now = draft.report.written
    guard (before - now) * 100 > before * definition.dropGuardPercent else { return }
    draft.sealed.discard()
    throw BuildFailure.tooFewItems(
      before: before, now: now, percent: definition.dropGuardPercent)
  }

  private func elapsed(since start: Timestamp) -> Int64 {
    max(0, clock.now().milliseconds - start.milliseconds)
  }
}
