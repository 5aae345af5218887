/// The parts of a form that carries files (`multipart/form-data`, RFC 7578).
public struct MultipartForm: Sendable {
  public struct Part: Sendable, Equatable {
    public var name: String
    /// As the browser tells it; hostile text.
    public var fileName: String?
    public var content: [UInt8]
  }

  static let partLimit = 20
  private var parts: [Part] = []

  public subscript(_ name: String) -> Part? { parts.first { $0.name == name } }

  /// Nil when the bytes are not that, or have too many parts.
  public init?(_ bytes: [UInt8], contentType: String) {
    guard let boundary = Self.parameter("boundary", of: contentType), !boundary.isEmpty,
      contentType.lowercased().hasPrefix("multipart/form-data")
    else { return nil }
    let mark = Array("\r\n--\(boundary)".utf8)
    // The first boundary has no line break before it.
    let body = [0x0D, 0x0A] + bytes
    var marks: [Int] = []
    var place = 0
    while let found = Self.find(mark, in: body, from: place) {
      marks.append(found)
      guard marks.count <= Self.partLimit + 1 else { return nil }
      place = found + mark.count
    }
    guard marks.count >= 2, marks[0] == 0 else { return nil }
    for (start, end) in zip(marks, marks.dropFirst()) {
      guard let part = Self.part(body[(start + mark.count)..<end]) else { return nil }
      parts.append(part)
    }
    guard body[(marks[marks.count - 1] + mark.count)...].starts(with: "--".utf8) else {
      return nil
    }
  }

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    let body = Array(bytes)
    guard body.starts(with: [0x0D, 0x0A]),
      let end = find([0x0D, 0x0A, 0x0D, 0x0A], in: body, from: 0),
      let head = String(validating: body[2..<max(2, end)], as: UTF8.self)
    else { return nil }
    let line = head.split(whereSeparator: \.isNewline).first {
      $0.lowercased().hasPrefix("content-disposition:")
    }
    guard let line, let name = parameter("name", of: String(line)) else { return nil }
    return Part(
      name: name, fileName: parameter("filename", of: String(line)),
      content: Array(body[(end + 4)...]))
  }

  /// A parameter of a header's value, quoted or not.
  private static func parameter(_ name: String, of value: String) -> String? {
    for piece in value.split(separator: ";").dropFirst() {
      let sides = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, sides[0].drop(while: { $0 == " " }).lowercased() == name else {
        continue
      }
      return sides[1].filter { $0 != "\"" }
    }
    return nil
  }

  private static func find(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first, bytes.count - start >= wanted.count else { return nil }
    var place = start
    let last = bytes.count - wanted.count
    while place <= last {
      if bytes[place] == first, bytes[place..<place + wanted.count].elementsEqual(wanted) {
        return place
      }
      place += 1
    }
    return nil
  }
}
