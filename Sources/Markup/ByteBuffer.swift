/// A growing buffer that is written through a pointer.
///
/// `Array.append` tests uniqueness and capacity for every piece; an element is seven pieces. Here
/// a writer asks for room once and then writes freely. The array is longer than its used part, so
/// every byte of it is initialised.
struct ByteBuffer: Sendable {
  private var storage: [UInt8]
  private(set) var count = 0

  init(capacity: Int) { storage = [UInt8](repeating: 0, count: max(capacity, 0)) }

  /// A copy of what was written.
  var bytes: [UInt8] { Array(storage[..<count]) }

  /// Hands over what was written without a copy, and begins anew without memory.
  mutating func take() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &storage)
    taken.removeLast(taken.count - count)
    count = 0
    return taken
  }

  /// Forgets what was written and keeps the memory.
  mutating func removeAll() { count = 0 }

  /// Calls `body` with memory for `room` bytes behind the last; `body` returns how many it wrote.
  @inline(__always)
  mutating func write(room: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
    if storage.count - count < room { grow(room) }
    let offset = count
    let written = storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return body(base + offset)
    }
    precondition(written >= 0 && written <= room)
    count += written
  }

  @inline(never)
  private mutating func grow(_ room: Int) {
    let wanted = max(storage.count * 2, count + room, 4096)
    storage.reserveCapacity(wanted)
    storage.append(contentsOf: repeatElement(0, count: wanted - storage.count))
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    write(room: bytes.count) { memory in
      memory.update(from: base, count: bytes.count)
      return bytes.count
    }
  }
}
