import Basics
import Feeds
import Foundation

/// What the feed commands say.
enum FeedText {
  static func json(_ feed: FeedRecord) -> String {
    JSONText.object([
      ("slug", JSONText.string(feed.slug)), ("title", JSONText.string(feed.title)),
      ("state", JSONText.string(feed.state.rawValue)),
      ("items", feed.itemCount.map { String($0) } ?? "null"),
      ("skipped", feed.skippedCount.map { String($0) } ?? "null"),
      ("builtAt", feed.builtAt.map { JSONText.string($0.iso8601) } ?? "null"),
      ("message", JSONText.string(feed.message)),
    ])
  }

  static func lines(_ report: BuildReport) -> [String] {
    var lines = ["\(report.read) sellable variants, \(report.written) in the feed"]
    if report.filtered > 0 { lines.append("\(report.filtered) left out by the feed's filter") }
    for cause in SkipReason.allCases {
      if let count = report.skipped[cause] { lines.append("\(count) left out: \(reason(cause))") }
    }
    for warning in BuildWarning.allCases {
      if let count = report.warnings[warning] { lines.append("\(count) with \(text(warning))") }
    }
    return lines
  }

  static func reason(_ reason: SkipReason) -> String {
    switch reason {
    case .noTitle: "no title"
    case .noLink: "no usable address of the product page"
    case .noImage: "no usable address of an image"
    case .noPrice: "no price"
    case .otherCurrency: "priced in another currency than the feed"
    }
  }

  private static func text(_ warning: BuildWarning) -> String {
    switch warning {
    case .idFromListing: "the channel's key as id, for want of a usable SKU"
    case .idCollision: "another id, because the SKU is taken by another variant"
    case .invalidGTIN: "a barcode that is no valid GTIN, which was left out"
    case .valueNotAllowed: "a value that its attribute does not allow, which was left out"
    case .textCut: "a text cut at its limit"
    case .noDescription: "no description"
    case .tooManyLabelValues: "a label left empty, because it had too many different values"
    }
  }

  /// Copies by way of a temporary file, so that a reader never sees half of it.
  static func copy(_ source: String, to target: String) throws {
    let part = target + ".part"
    do {
      try? FileManager.default.removeItem(atPath: part)
      try FileManager.default.copyItem(atPath: source, toPath: part)
      try FileManager.default.setAttributes(
        [.posixPermissions: mode(of: target) ?? 0o600], ofItemAtPath: part)
    } catch {
      throw CommandFailure("\(target) cannot be written: \(error.localizedDescription)")
    }
    guard rename(part, target) == 0 else {
      throw CommandFailure("\(target) cannot be written")
    }
  }

  /// Nil when there is no such file, or something else than a file.
  private static func mode(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
    return (attributes?[.posixPermissions] as? NSNumber)?.intValue
  }
}
