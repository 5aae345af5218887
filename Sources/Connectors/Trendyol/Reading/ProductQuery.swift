import Basics

/// What a list of products is asked for (fact sheet 2026-11-23, §6.7).
struct ProductQuery: Sendable {
  /// Which time the window looks at.
  enum Change: String, Sendable {
    case content = "CONTENT_MODIFIED_DATE"
    case variant = "VARIANT_MODIFIED_DATE"
  }

  var page = 0
  var size: Int
  /// Where the list goes on; takes the page's place.
  var token: String?
  var change: Change?
  var window: DateWindow?

  var pairs: [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    if let token {
      pairs.append(("nextPageToken", token))
    } else {
      pairs.add("page", page)
    }
    pairs.add("size", size)
    if let change, let window {
      pairs.append(("dateQueryType", change.rawValue))
      pairs += window.pairs
    }
    return pairs
  }
}
