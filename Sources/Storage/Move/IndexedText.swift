import Basics
import Commerce

/// Texts of an index that has no bound, made to fit one that has. SQLite takes an entry of any length,
/// PostgreSQL one of 2704 bytes.
enum IndexedText {
  /// A text of `TextBounds.indexed` bytes at most stays as it is. A longer one is cut, with its hash
  /// behind it: two that begin alike stay two.
  static func fitted(_ text: String) -> String {
    guard text.utf8.count > TextBounds.indexed else { return text }
    let hash = String(UInt64(bitPattern: ContentHash.of(text.utf8)), radix: 16)
    return text.cut(toBytes: TextBounds.indexed - 24) + "…" + hash
  }
}
