import Markup

/// A small document as a tree, for looking at replies. Names are local names.
final class XMLTree {
  let name: String
  let isNil: Bool
  fileprivate(set) var text = ""
  fileprivate(set) var children: [XMLTree] = []

  private init(name: String, isNil: Bool) {
    self.name = name
    self.isNil = isNil
  }

  static func parse(_ bytes: [UInt8]) throws -> XMLTree {
    try XMLReader.read(bytes) { reader in
      _ = try reader.next()
      return try element(&reader)
    }
  }

  private static func element(_ reader: inout XMLReader) throws -> XMLTree {
    let tree = XMLTree(name: reader.name.string, isNil: reader.isNil)
    while true {
      switch try reader.next() {
      case .start: tree.children.append(try element(&reader))
      case .text: tree.text += try reader.content().string
      case .end, .endOfDocument: return tree
      }
    }
  }

  subscript(name: String) -> XMLTree? { children.first { $0.name == name } }

  /// The text of a child; empty when absent.
  func value(_ name: String) -> String { self[name]?.text ?? "" }

  /// All elements of a name, at any depth, in document order.
  func all(_ name: String) -> [XMLTree] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }
}
