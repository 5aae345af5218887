extension CivilTime {
  /// A civil time read from text, with what followed the seconds.
  public struct Parsed: Sendable, Equatable {
    public var time: CivilTime
    public var milliseconds: Int
    /// Seconds east of UTC; 0 when the text names no zone.
    public var offsetSeconds: Int64
    public var hasZone: Bool
  }

  /// Reads `YYYY-MM-DD[(T| )HH:mm[:ss[.fraction]][Z|±HH:mm]]`; nil on anything else.
  public static func parse(_ text: some StringProtocol) -> Parsed? {
    var scanner = ByteScanner(bytes: Array(text.utf8))
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let day = scanner.digits(2)
    else { return nil }
    var parsed = Parsed(
      time: CivilTime(year: year, month: month, day: day), milliseconds: 0, offsetSeconds: 0,
      hasZone: false)
    if !scanner.isAtEnd {
      guard scanner.take("T") || scanner.take(" "), readClock(&scanner, into: &parsed) else {
        return nil
      }
    }
    return scanner.isAtEnd && parsed.time.isValid ? parsed : nil
  }

  private static func readClock(_ scanner: inout ByteScanner, into parsed: inout Parsed) -> Bool {
    guard let hour = scanner.digits(2), scanner.take(":"), let minute = scanner.digits(2) else {
      return false
    }
    parsed.time.hour = hour
    parsed.time.minute = minute
    if scanner.take(":") {
      guard let second = scanner.digits(2) else { return false }
      parsed.time.second = second
      if scanner.take(".") { parsed.milliseconds = scanner.fraction() }
    }
    return readZone(&scanner, into: &parsed)
  }

  private static func readZone(_ scanner: inout ByteScanner, into parsed: inout Parsed) -> Bool {
    if scanner.isAtEnd { return true }
    parsed.hasZone = true
    if scanner.take("Z") { return true }
    let west = scanner.take("-")
    guard west || scanner.take("+"), let hours = scanner.digits(2) else { return false }
    _ = scanner.take(":")
    guard let minutes = scanner.digits(2), hours < 24, minutes < 60 else { return false }
    parsed.offsetSeconds = Int64(hours * 3600 + minutes * 60) * (west ? -1 : 1)
    return true
  }

  private struct ByteScanner {
    let bytes: [UInt8]
    var index = 0

    var isAtEnd: Bool { index == bytes.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
      index += 1
      return true
    }

    mutating func digits(_ count: Int) -> Int? {
      guard index + count <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[index..<index + count] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      index += count
      return value
    }

    /// Reads any number of fraction digits, keeping the first three.
    mutating func fraction() -> Int {
      var value = 0
      var kept = 0
      while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 {
        if kept < 3 {
          value = value * 10 + Int(bytes[index] - 0x30)
          kept += 1
        }
        index += 1
      }
      while kept < 3 {
        value *= 10
        kept += 1
      }
      return value
    }
  }
}
