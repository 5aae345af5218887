/// Memory that a text is decoded into; `finish()` hands it over.
struct DecodedText: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private let hasFlaws: Bool
  private var count = 0

  init(capacity: Int, hasFlaws: Bool) {
    self.capacity = capacity
    self.hasFlaws = hasFlaws
    memory = .allocate(capacity: capacity)
  }

  deinit { memory.deallocate() }

  /// Copies bytes, with every line end as one line feed (XML 1.0, 2.11) and flaws replaced.
  mutating func append(_ bytes: UnsafePointer<UInt8>, count added: Int) {
    var index = 0
    while index < added {
      let stop = ByteScan.first(XMLByte.carriageReturn, bytes, from: index, to: added)
      copy(bytes + index, count: stop - index)
      guard stop < added else { return }
      precondition(count < capacity)
      memory[count] = XMLByte.lineFeed
      count += 1
      index = stop + 1
      if index < added, bytes[index] == XMLByte.lineFeed { index += 1 }
    }
  }

  private mutating func copy(_ bytes: UnsafePointer<UInt8>, count added: Int) {
    guard hasFlaws else {
      precondition(count + added <= capacity)
      (memory + count).update(from: bytes, count: added)
      count += added
      return
    }
    precondition(count + CharacterRepair.copy(bytes, count: added, to: nil) <= capacity)
    count += CharacterRepair.copy(bytes, count: added, to: memory + count)
  }

  mutating func append(_ scalar: UInt32) {
    precondition(count + UTF8Encoding.count(scalar) <= capacity)
    count += UTF8Encoding.write(scalar, to: memory + count)
  }

  consuming func finish() -> XMLText {
    let text = XMLText(owning: memory, count: count)
    discard self
    return text
  }
}
