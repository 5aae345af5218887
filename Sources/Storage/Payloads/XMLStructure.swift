/// Cuts the values out of an XML record: texts, attributes' values, comments and instructions. It
/// reads leniently: whatever is not plainly a name is taken for a value.
struct XMLStructure {
  private let record: [UInt8]
  private var structure: [UInt8] = []
  private var place = 0

  static func of(_ record: [UInt8]) -> [UInt8] {
    var reading = XMLStructure(record: record)
    while reading.place < record.count { reading.step() }
    return reading.structure
  }

  private init(record: [UInt8]) { self.record = record }

  /// The text up to the next tag, and the tag.
  private mutating func step() {
    let text = take { $0 == UInt8(ascii: "<") }
    if !text.allSatisfy(PayloadStructure.isSpace) {
      structure += PayloadStructure.filler(for: text)
    }
    guard place < record.count else { return }
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>")]
    where record[place...].starts(with: start.utf8) {
      skip(behind: Array(end.utf8))
      return
    }
    tag()
  }

  /// The bytes up to one that the closure knows, or to the end.
  private mutating func take(until isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = place
    while place < record.count, !isEnd(record[place]) { place += 1 }
    return record[start..<place]
  }

  private mutating func skip(behind end: [UInt8]) {
    while place < record.count {
      if record[place...].starts(with: end) {
        place += end.count
        return
      }
      place += 1
    }
  }

  private mutating func tag() {
    place += 1
    let isClosing = place < record.count && record[place] == UInt8(ascii: "/")
    if isClosing { place += 1 }
    let name = take(until: Self.endsName)
    let isKept = PayloadStructure.isName(name)
    if isKept { structure += (isClosing ? Array("</".utf8) : [UInt8(ascii: "<")]) + name }
    var isEmpty = false
    while place < record.count, record[place] != UInt8(ascii: ">") {
      isEmpty = record[place] == UInt8(ascii: "/")
      attribute(isKept: isKept)
    }
    place += 1
    if isKept { structure += Array((isEmpty ? "/>" : ">").utf8) }
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2F, 0x3E, 0x3D, 0x22, 0x27: true
    default: PayloadStructure.isSpace(byte)
    }
  }

  /// One attribute, or a byte that belongs to none.
  private mutating func attribute(isKept: Bool) {
    let name = take(until: Self.endsName)
    guard !name.isEmpty else {
      place += 1
      return
    }
    _ = take { !PayloadStructure.isSpace($0) }
    guard place < record.count, record[place] == UInt8(ascii: "=") else { return }
    place += 1
    _ = take { !PayloadStructure.isSpace($0) }
    guard place < record.count, record[place] == 0x22 || record[place] == 0x27 else { return }
    let quote = record[place]
    place += 1
    _ = take { $0 == quote }
    place += 1
    guard isKept, PayloadStructure.isName(name) else { return }
    // That an element is absent is all that this one ever says.
    let value = name.suffix(4).elementsEqual(":nil".utf8) ? "true" : ""
    structure += [0x20] + name + Array("=\"\(value)\"".utf8)
  }
}
