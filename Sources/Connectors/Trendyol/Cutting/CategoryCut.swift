import Basics
import ConnectorKit
import Markup

/// Cuts the category tree into its nodes. A node's payload is put together anew without the nodes
/// below it: the tree of a marketplace would be one record otherwise.
struct CategoryCut {
  private struct Node {
    /// Place of the node around it.
    var parent: Int?
    var id: String?
    /// JSON as it came.
    var name: ArraySlice<UInt8> = []
  }

  /// A bare array, or an object around it (fact sheet 2026-11-23, §5).
  func page(_ body: [UInt8]) throws -> CutPage {
    var nodes: [Node]?
    try JSONReader.read(body) { reader in
      if reader.kind == .array { return nodes = try read(&reader, of: body) }
      try reader.forEachMember { member in
        if member.isKey("categories") { nodes = try read(&member, of: body) }
      }
    }
    guard let nodes else {
      throw JSONError(.missingMember, offset: 0, "the list is missing")
    }
    var page = CutPage(totalElements: nodes.count)
    for node in nodes {
      page.append(
        node.id, payload(node, parentID: node.parent.flatMap { nodes[$0].id }), field: "id")
    }
    return page
  }

  private func read(_ reader: inout JSONReader, of body: [UInt8]) throws -> [Node] {
    var nodes: [Node] = []
    try add(&reader, below: nil, of: body, to: &nodes)
    return nodes
  }

  /// At a list of nodes: adds them and all below them, parents first.
  private func add(
    _ reader: inout JSONReader, below parent: Int?, of body: [UInt8], to nodes: inout [Node]
  ) throws {
    if reader.kind == .null { return try reader.skip() }
    try reader.forEachElement { element in
      let place = nodes.count
      nodes.append(Node(parent: parent))
      try element.forEachMember { member in
        let start = member.position
        if member.isKey("id") {
          nodes[place].id = try member.key()
        } else if member.isKey("name") {
          try member.skip()
          nodes[place].name = body[start..<member.position]
        } else if member.isKey("subCategories") {
          try add(&member, below: place, of: body, to: &nodes)
        }
      }
    }
  }

  private func payload(_ node: Node, parentID: String?) -> ArraySlice<UInt8> {
    let id = node.id.map { JSONText.string($0) } ?? "null"
    let parent = parentID.map { JSONText.string($0) } ?? "null"
    let name = node.name.isEmpty ? Array("null".utf8)[...] : node.name
    return Array(#"{"id":\#(id),"parentId":\#(parent),"name":"#.utf8)[...] + name
      + [UInt8(ascii: "}")]
  }
}
