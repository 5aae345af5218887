/// Where the name of an element stands in the document.
@usableFromInline
struct ElementName {
  /// Offset of the qualified name, one behind the `<`.
  @usableFromInline let start: Int
  /// Bytes of the qualified name.
  @inlinable var count: Int { Int(truncatingIfNeeded: bytes) }
  /// Bytes of the prefix and its colon.
  @inlinable var localOffset: Int { Int(truncatingIfNeeded: prefixBytes) }

  // Half words keep the whole in two registers; names are bounded by `XMLLimits.maxNameBytes`.
  @usableFromInline let bytes: UInt32
  @usableFromInline let prefixBytes: UInt32

  @inlinable init(start: Int, count: Int, localOffset: Int) {
    self.start = start
    bytes = UInt32(truncatingIfNeeded: count)
    prefixBytes = UInt32(truncatingIfNeeded: localOffset)
  }
}

/// The stack of open elements, of fixed capacity: depth is bounded by `XMLLimits.maxDepth`.
struct OpenElements: ~Copyable {
  private let storage: UnsafeMutablePointer<ElementName>
  private let capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 0)
    storage = .allocate(capacity: self.capacity)
  }

  deinit { storage.deallocate() }

  var isFull: Bool { count == capacity }

  /// The innermost open element. The caller knows that there is one.
  var last: ElementName {
    precondition(count > 0)
    return storage[count - 1]
  }

  /// The open element at a depth counted from 0, the root.
  subscript(index: Int) -> ElementName {
    precondition(index >= 0 && index < count)
    return storage[index]
  }

  mutating func push(_ name: ElementName) {
    precondition(count < capacity)
    (storage + count).initialize(to: name)
    count += 1
  }

  mutating func pop() {
    precondition(count > 0)
    count -= 1
  }
}
