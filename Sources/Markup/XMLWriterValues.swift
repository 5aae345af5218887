extension XMLWriter {
  /// An element with text.
  public mutating func element(_ name: StaticString, _ text: String) {
    var text = text
    text.withUTF8 { element(name.utf8, escaping: $0) }
  }

  /// An element with text, whose name comes from data.
  public mutating func element(_ name: XMLElementName, _ text: String) {
    var text = text
    name.utf8.withUnsafeBufferPointer { name in
      text.withUTF8 { element(name, escaping: $0) }
    }
  }

  /// An element with text from the reader.
  public mutating func element(_ name: StaticString, _ text: borrowing XMLText) {
    text.bytes { element(name.utf8, escaping: $0) }
  }

  /// An element with text, or `i:nil="true"` without one.
  public mutating func element(_ name: StaticString, orNil text: String?) {
    if let text { element(name, text) } else { nilElement(name) }
  }

  /// An element with a whole number.
  public mutating func element(_ name: StaticString, _ value: Int64) {
    element(name, minorUnits: value, scale: 0)
  }

  /// An element with a whole number.
  public mutating func element(_ name: StaticString, _ value: Int) {
    element(name, Int64(value))
  }

  /// An element with `true` or `false`.
  public mutating func element(_ name: StaticString, _ value: Bool) {
    let word: StaticString = value ? "true" : "false"
    element(name.utf8, escaping: word.utf8)
  }

  /// An element with a decimal number of exactly `scale` decimals: (1299, 2) is `12.99`.
  /// - Parameter scale: 0...18
  public mutating func element(_ name: StaticString, minorUnits: Int64, scale: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { room in
      let digits = Self.decimal(minorUnits, scale: min(max(scale, 0), 18), into: room)
      element(name.utf8, escaping: UnsafeBufferPointer(rebasing: digits))
    }
  }

  /// Character data as CDATA; `]]>` is split over two sections, a carriage return becomes a line
  /// feed and what XML 1.0 forbids becomes U+FFFD, as there are no references inside.
  public mutating func cdata(_ text: String) {
    willWriteText()
    raw("<![CDATA[")
    let parts = Self.withoutForbidden(text).utf8.split(
      separator: 0x5D, omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index > 0 { raw("]") }
      // A part that begins with > may follow ]]; ending the section before it costs little.
      if index > 0, part.first == XMLByte.greaterThan { raw("]]><![CDATA[") }
      raw(Array(part))
    }
    raw("]]>")
  }

  private static func withoutForbidden(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        result.append("\n")
      } else if !(afterReturn && scalar == "\n") {
        result.append(XMLByte.isCharacter(scalar.value) ? scalar : "\u{FFFD}")
      }
      afterReturn = scalar == "\r"
    }
    return String(result)
  }

  private mutating func element(
    _ name: UnsafeBufferPointer<UInt8>, escaping text: UnsafeBufferPointer<UInt8>
  ) {
    willWriteElement()
    buffer.write(room: name.count + 2) { memory in
      memory[0] = XMLByte.lessThan
      let end = Self.copy(name, to: memory + 1)
      end[0] = XMLByte.greaterThan
      return name.count + 2
    }
    XMLEscaping.append(text, to: &buffer, .content)
    buffer.write(room: name.count + 3) { memory in
      memory[0] = XMLByte.lessThan
      memory[1] = XMLByte.slash
      let end = Self.copy(name, to: memory + 2)
      end[0] = XMLByte.greaterThan
      return name.count + 3
    }
  }

  private static func copy(
    _ bytes: UnsafeBufferPointer<UInt8>, to memory: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    if let base = bytes.baseAddress { memory.update(from: base, count: bytes.count) }
    return memory + bytes.count
  }

  /// Writes the digits from the last to the first, into the end of `room`.
  private static func decimal(
    _ value: Int64, scale: Int, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Slice<UnsafeMutableBufferPointer<UInt8>> {
    var index = room.count
    var left = value.magnitude
    var digits = 0
    repeat {
      if digits == scale, scale > 0 {
        index -= 1
        room[index] = 0x2E
      }
      index -= 1
      room[index] = 0x30 + UInt8(truncatingIfNeeded: left % 10)
      left /= 10
      digits += 1
    } while left > 0 || digits <= scale
    if value < 0 {
      index -= 1
      room[index] = XMLByte.hyphen
    }
    return room[index...]
  }
}
