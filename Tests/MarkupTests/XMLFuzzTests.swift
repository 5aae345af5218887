import Markup
import Testing

/// Random damage with a fixed seed. The reader must answer or throw `XMLError`, and its ways of
/// reading must agree with each other.
@Suite struct XMLFuzzTests {
  private static let fragments = [
    "<", ">", "/", "</", "/>", "&", "&amp;", "&#", "&#x0;", ";", "<!--", "-->", "<![CDATA[", "]]>",
    "<?", "?>", "<!DOCTYPE a>", "\"", "'", "=", ":", " ", "\r\n", "\u{0}", "<a>", "</a>", "<a/>",
    "i:nil=\"true\"", "ş", "İ", "\u{FFFF}", "😀",
  ].map { Array($0.utf8) }

  private func damage(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      let length = min(Int.random(in: 1...12, using: &random), bytes.count - at)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(at..<at + length)
      case 2: bytes.insert(contentsOf: bytes[at..<at + length], at: at)
      case 3: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 4: bytes.removeSubrange((at + 1)...)
      default: bytes.insert(contentsOf: Self.fragments.randomElement(using: &random) ?? [], at: at)
      }
    }
    return bytes
  }

  /// Runs a reading; any error but `XMLError` fails the test.
  private func outcome<T>(_ body: () throws -> T) throws -> Result<T, XMLError> {
    do {
      return .success(try body())
    } catch let error as XMLError {
      return .failure(error)
    }
  }

  /// Names of all elements in document order, by the event walk, which looks at all text too.
  private func namesByEvents(_ bytes: [UInt8]) throws -> [String] {
    try XMLReader.read(bytes) { reader in
      var names: [String] = []
      while true {
        switch try reader.next() {
        case .start: names.append(reader.name.string)
        case .text: _ = try reader.content()
        case .end: continue
        case .endOfDocument: return names
        }
      }
    }
  }

  /// The same by `forEachChild`, which ignores text.
  private func namesByChildren(_ bytes: [UInt8]) throws -> [String] {
    func collect(_ reader: inout XMLReader, _ names: inout [String]) throws {
      names.append(reader.name.string)
      try reader.forEachChild { try collect(&$0, &names) }
    }
    return try XMLReader.read(bytes) { reader in
      var names: [String] = []
      _ = try reader.next()
      try collect(&reader, &names)
      return names
    }
  }

  @Test func `damaged pages are answered alike by every way of reading`() throws {
    var random = SeededGenerator(seed: 20_261_123)
    let page = Fixture.utf8(Fixture.page(orders: 2))
    var accepted = 0
    for _ in 0..<4000 {
      let bytes = damage(page, &random)
      let events = try outcome { try namesByEvents(bytes) }
      let children = try outcome { try namesByChildren(bytes) }
      let skipped = try outcome { try XMLReader.read(bytes) { _ in } }
      if case .success = events {
        accepted += 1
        #expect(children == events)
      }
      // Children and skip look at the same things, in different ways.
      #expect((try? children.get()) == nil || (try? skipped.get()) != nil)
      if case .failure(let error) = skipped { #expect(children == .failure(error)) }
    }
    #expect(accepted > 200)
  }

  @Test func `noise is refused`() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3000 {
      var bytes = (0..<Int.random(in: 0...80, using: &random)).flatMap { _ in
        Self.fragments.randomElement(using: &random) ?? []
      }
      if Bool.random(using: &random) { bytes = Fixture.utf8("<a>") + bytes + Fixture.utf8("</a>") }
      let events = try outcome { try walk(bytes) }
      let text = try outcome { try rootText(bytes) }
      if case .success(let lines) = events, lines.count <= 3, case .failure(let error) = text {
        Issue.record("text() refused what the walk accepted: \(error)")
      }
    }
  }

  @Test func `a damaged record never costs more than an error`() throws {
    var random = SeededGenerator(seed: 99)
    let record = Fixture.utf8(Fixture.order(1))
    var read = 0
    for _ in 0..<4000 {
      let bytes = damage(record, &random)
      let found = try outcome {
        try XMLReader.read(bytes) { reader in
          _ = try reader.next()
          return try OrderRecord(&reader)
        }
      }
      if case .success = found { read += 1 }
    }
    #expect(read > 200)
  }
}
