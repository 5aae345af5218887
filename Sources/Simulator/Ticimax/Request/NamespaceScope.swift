/// The namespace declarations in force at a place of a request.
///
/// `XMLReader` matches by local name, because the servers we read choose prefixes freely. WCF as a
/// server does not: a member in the wrong namespace is unknown to it, and a client must learn that.
struct NamespaceScope {
  private var prefixes: [String: String] = [:]

  /// The scope inside an element.
  /// - Parameter tag: the bytes of its start tag, which the reader has accepted as well-formed.
  func entering(_ tag: [UInt8]) -> NamespaceScope {
    var inner = self
    for (name, value) in Self.attributes(of: tag) {
      if name == "xmlns" {
        inner.prefixes[""] = value
      } else if name.utf8.starts(with: "xmlns:".utf8) {
        inner.prefixes[String(name.dropFirst(6))] = value
      }
    }
    return inner
  }

  /// The namespace of the element whose own declarations are already part of this scope.
  func namespace(of tag: [UInt8]) -> String {
    let name = tag.dropFirst().prefix { !Self.endsName($0) }
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return prefixes[""] ?? "" }
    return prefixes[String(decoding: name[..<colon], as: UTF8.self)] ?? ""
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private static func attributes(of tag: [UInt8]) -> [(String, String)] {
    var attributes: [(String, String)] = []
    var rest = tag.dropFirst().drop { !endsName($0) }
    while true {
      rest = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: "/") }
      let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 > 0x20 && $0 != UInt8(ascii: ">") }
      guard !name.isEmpty else { return attributes }
      rest = rest.dropFirst(name.count).drop { $0 <= 0x20 || $0 == UInt8(ascii: "=") }
      guard let quote = rest.first else { return attributes }
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest.dropFirst(value.count + 2)
      attributes.append(
        (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self)))
    }
  }
}
