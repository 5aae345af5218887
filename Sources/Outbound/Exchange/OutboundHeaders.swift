/// Header fields in the order received. Names compare without case (RFC 9110, 5.1).
public struct OutboundHeaders: Sendable, Equatable {
  private struct Field: Sendable, Equatable {
    let name: String
    let value: String
  }

  private var fields: [Field]

  public init(_ fields: [(String, String)] = []) {
    self.fields = fields.map { Field(name: $0.0, value: $0.1) }
  }

  /// The first value of a field.
  public subscript(_ name: String) -> String? {
    fields.first { $0.name.isSameHeader(as: name) }?.value
  }

  /// Every value of a field, in order.
  public func all(_ name: String) -> [String] {
    fields.filter { $0.name.isSameHeader(as: name) }.map(\.value)
  }

  public var isEmpty: Bool { fields.isEmpty }
}

extension OutboundHeaders: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }
}

extension String {
  /// Compares header names byte by byte with ASCII case folded. `String ==` would also equate
  /// different bytes that normalise alike, which a header name from outside must not exploit.
  func isSameHeader(as other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
  }
}

extension UInt8 {
  var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
