import Basics
import Markup

/// Finds names that stand twice in one object of a body: some readers take the first value, others
/// the last, so that a body with such a name means nothing certain.
enum RepeatedName {
  private struct Found: Error { let name: String }

  /// The first such name, at most 100 bytes of it. Nil also for what is no JSON.
  static func find(in body: [UInt8]) -> String? {
    do {
      try JSONReader.read(body) { try walk(&$0) }
      return nil
    } catch let found as Found {
      return found.name.cut(toBytes: 100)
    } catch {
      return nil
    }
  }

  private static func walk(_ reader: inout JSONReader) throws {
    switch reader.kind {
    case .object:
      var names: Set<String> = []
      try reader.forEachMember { member in
        guard names.insert(member.key).inserted else { throw Found(name: member.key) }
        try walk(&member)
      }
    case .array: try reader.forEachElement { try walk(&$0) }
    default: try reader.skip()
    }
  }
}
