import Basics

/// What a reader of a feed asked for, by its headers (RFC 9110, 12.5.3 and 13.1).
struct FeedRequest: Sendable {
  var acceptEncoding: String?
  var ifNoneMatch: String?
  var ifModifiedSince: String?

  /// True when the reader takes gzip: named, or by `*`, and not with a weight of 0.
  var takesGzip: Bool {
    guard let acceptEncoding else { return false }
    var star = false
    for part in acceptEncoding.split(separator: ",") {
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let name = pieces.first?.lowercased() else { continue }
      let isRefused = pieces.dropFirst().contains { piece in
        piece.lowercased().hasPrefix("q=") && Double(piece.dropFirst(2)) == 0
      }
      if name == "gzip" || name == "x-gzip" { return !isRefused }
      if name == "*" { star = !isRefused }
    }
    return star
  }

  /// True when the reader has this version already. Entity tags decide where they are given.
  func has(etag: String, modifiedAt: Timestamp) -> Bool {
    if let ifNoneMatch {
      return ifNoneMatch.split(separator: ",").contains { part in
        let tag = part.filter { $0 != " " && $0 != "\t" }
        return tag == "*" || tag == etag || tag == "W/\(etag)"
      }
    }
    guard let since = ifModifiedSince.flatMap({ HTTPDate.seconds($0) }) else { return false }
    return modifiedAt.seconds <= since
  }
}
