/// The plain text of an HTML fragment. Works on bytes and never fails: shops paste anything into
/// descriptions, so a tag that does not end takes the rest with it and an unknown entity stays as
/// it was written.
struct HTMLText {
  /// - Parameter limit: most characters (scalars) of the result.
  static func plain(_ html: String, limit: Int) -> (text: String, wasCut: Bool) {
    var html = html
    return html.withUTF8 { bytes in
      var reading = HTMLText(bytes: bytes, limit: limit)
      reading.run()
      return (reading.sink.text, reading.sink.isOverfull)
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var sink: TextSink

  private init(bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
    self.bytes = bytes
    sink = TextSink(limit: limit)
  }

  private mutating func run() {
    while index < bytes.count, !sink.isOverfull {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<"), isMarkup(at: index + 1) {
        skipMarkup()
      } else if byte == UInt8(ascii: "&") {
        readEntity()
      } else if byte < 0x80 {
        sink.append(ascii: byte)
        index += 1
      } else {
        let (scalar, length) = UTF8Scalar.decode(bytes, at: index)
        sink.append(scalar)
        index += length
      }
    }
  }

  /// A `<` is text unless a name, `/`, `!` or `?` follows ("beden < 38").
  private func isMarkup(at position: Int) -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    return Self.isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
      || byte == UInt8(ascii: "?")
  }

  private mutating func skipMarkup() {
    if starts(with: "<!--") {
      // From the second hyphen pair on, as `<!-->` is a whole comment for browsers.
      index = end(of: "-->", from: index + 2)
      return
    }
    let isClosing = starts(with: "</")
    let name = tagName()
    if !Self.inline.contains(name) { sink.space() }
    index = endOfTag(from: index + 1)
    // A closing tag that closes nothing hides nothing.
    if !isClosing, Self.hidden.contains(name) { index = end(ofElement: name, from: index) }
  }

  /// The lower-case name behind `<` or `</`.
  private func tagName() -> String {
    var position = index + 1
    if position < bytes.count, bytes[position] == UInt8(ascii: "/") { position += 1 }
    var name: [UInt8] = []
    while position < bytes.count, name.count < 16,
      Self.isLetter(bytes[position]) || (bytes[position] >= 0x30 && bytes[position] <= 0x39)
    {
      name.append(bytes[position] | 0x20)
      position += 1
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// Behind the `>` that is not inside quotes.
  private func endOfTag(from start: Int) -> Int {
    var quote: UInt8?
    for position in start..<max(start, bytes.count) {
      let byte = bytes[position]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return position + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        // A quote belongs to a value only behind `=`; elsewhere it is a slip of the pen.
        if bytes[..<position].last(where: { $0 > 0x20 }) == UInt8(ascii: "=") { quote = byte }
      }
    }
    return bytes.count
  }

  /// Behind the closing tag of an element whose content is no text.
  private func end(ofElement name: String, from start: Int) -> Int {
    let closing = Array("</\(name)".utf8)
    guard start + closing.count <= bytes.count else { return bytes.count }
    for position in start...(bytes.count - closing.count)
    where closing.indices.allSatisfy({ Self.lower(bytes[position + $0]) == closing[$0] }) {
      // `</header>` does not close `head`.
      let behind = position + closing.count
      if behind < bytes.count, Self.isLetter(bytes[behind]) { continue }
      return endOfTag(from: position + 2)
    }
    return bytes.count
  }

  private func end(of marker: StaticString, from start: Int) -> Int {
    let length = marker.utf8CodeUnitCount
    guard start + length <= bytes.count else { return bytes.count }
    for position in start...(bytes.count - length) where matches(marker, at: position) {
      return position + length
    }
    return bytes.count
  }

  private func starts(with marker: StaticString) -> Bool {
    index + marker.utf8CodeUnitCount <= bytes.count && matches(marker, at: index)
  }

  private func matches(_ marker: StaticString, at position: Int) -> Bool {
    for offset in 0..<marker.utf8CodeUnitCount
    where bytes[position + offset] != marker.utf8Start[offset] {
      return false
    }
    return true
  }

  private mutating func readEntity() {
    if let (scalar, length) = HTMLEntity.read(bytes, at: index) {
      sink.append(scalar)
      index += length
    } else {
      sink.append(ascii: UInt8(ascii: "&"))
      index += 1
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// Elements inside a word; all others part words.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "big", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub",
    "sup", "u", "wbr",
  ]
  private static let hidden: Set<String> = ["script", "style", "template", "head", "title"]
}
