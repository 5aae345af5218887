// Why unsafe pointers, and why they are safe here.
//
// The reader looks at every byte of every page; array indexing with its bounds and uniqueness
// checks costs more than the parsing. So it works on a pointer to the caller's bytes, under four
// rules that this folder keeps:
//
// 1. A reader exists only inside `XMLReader.read`, within the array's own
//    `withUnsafeBufferPointer`. The type cannot be copied and has no public initialiser, so it
//    does not outlive the bytes. `XMLName` and `XMLText` point into the same bytes and cannot be
//    copied either: they cannot be stored in a value that is returned.
// 2. `XMLSource.end` is the number of bytes. Each load is preceded by a comparison with it in the
//    same function, or is of an offset that an earlier scan reached. Word loads test eight bytes.
// 3. The whole document is looked at before the first event. Where it is UTF-8, slices that begin
//    and finish at ASCII markup are UTF-8 too; where it is not, texts are repaired copies.
// 4. Only `OpenElements` and `XMLText` own memory, and free it in `deinit`.

/// A pull reader over one XML document held in memory.
///
/// Namespaces are not resolved: names match by local name, because the peers we read choose their
/// prefixes freely (Ticimax wire facts 2026-11-23, §1.1). DOCTYPE is refused, so there are no
/// entities but the five of XML and numeric references.
///
///     let ids = try XMLReader.read(page) { reader in
///       var ids: [Int64] = []
///       _ = try reader.next()                       // the root's start
///       try reader.forEachChild { record in
///         try record.forEachChild { member in
///           if member.name == "ID", let id = try member.text().int { ids.append(id) }
///         }
///       }
///       return ids
///     }
///
/// After `text()`, `skip()` or `forEachChild` the reader stands on the end of that element:
/// `name`, `depth`, `elementStart` describe it and `position` is just behind it, so
/// `rawBytes(elementStart..<position)` is the element as it came.
public struct XMLReader: ~Copyable {
  /// What `next()` found.
  public enum Event: Sendable, Equatable {
    /// A start tag, or an empty-element tag, whose `end` follows.
    case start
    /// The end of the element that `name` describes.
    case end
    /// Character data, complete up to the next tag, see `content()`.
    case text
    /// The root is closed and nothing but white space, comments and instructions followed.
    case endOfDocument
  }

  /// Where the reader stands; decides what the next call may do.
  @usableFromInline enum Standing {
    case beforeRoot, start, end, text, endOfDocument
  }

  @usableFromInline let source: XMLSource
  @usableFromInline var cursor: Int
  // Not usable from inlined code: Swift 6.3.1 stops in the optimiser on the setter of such a
  // property when its type has a `deinit`.
  var open: OpenElements
  @usableFromInline var current = ElementName(start: 0, count: 0, localOffset: 0)
  @usableFromInline var standing = Standing.beforeRoot
  var attributes = 0..<0
  @usableFromInline var run = TextRun(range: 0..<0)

  /// Whether the current start has an attribute with local name `nil` that is `true` or `1`.
  public internal(set) var isNil = false
  /// Whether the current start is an empty-element tag, `<a/>`.
  public internal(set) var isEmptyElement = false

  init(source: XMLSource, cursor: Int) {
    self.source = source
    self.cursor = cursor
    open = OpenElements(capacity: source.limits.maxDepth)
  }

  /// Open elements, the current one included: 1 at the root's start and at its end.
  public var depth: Int { standing == .end ? open.count + 1 : open.count }

  /// Local name of the current element (at `start` and `end`).
  @inlinable public var name: XMLName {
    XMLName(
      start: source.base + (current.start + current.localOffset),
      count: current.count - current.localOffset)
  }

  /// Offset of the `<` that opened the current element.
  @inlinable public var elementStart: Int { current.start - 1 }

  /// Offset just behind the markup consumed so far.
  @inlinable public var position: Int { cursor }

  /// The bytes of a range of the document, as read (UTF-8). Clamped to the document.
  public func rawBytes(_ range: Range<Int>) -> [UInt8] {
    let within = range.clamped(to: 0..<source.end)
    return Array(UnsafeBufferPointer(start: source.base + within.lowerBound, count: within.count))
  }
}
