import Commerce
import ConnectorKit
import Markup

/// The variants of a card of which none are left, read out of a card that cannot be mapped.
enum SoldOutVariants {
  /// Keys of the variants whose stock can be read and is not above 0.
  static func keys(_ payload: ArraySlice<UInt8>) -> [String] {
    let found = try? XMLReader.read(payload) { reader in
      var keys: [String] = []
      _ = try reader.next()
      try reader.forEachChild { member in
        guard member.name == "Varyasyonlar" else { return try member.skip() }
        try member.forEachChild { if let key = try key(&$0) { keys.append(key) } }
      }
      return keys
    }
    return found ?? []
  }

  private static func key(_ variant: inout XMLReader) throws -> String? {
    var key: String?
    var isGone = false
    try variant.forEachChild { member in
      do {
        if member.name == "ID" {
          key = try member.text().key("ID")
        } else if member.name == "StokAdedi" {
          isGone = try isNone(&member)
        } else {
          try member.skip()
        }
      } catch is MappingError {
        // Nothing is sure of a variant whose stock or key cannot be read.
      }
    }
    return isGone ? key : nil
  }

  /// An empty member says nothing.
  private static func isNone(_ member: inout XMLReader) throws -> Bool {
    let text = try member.text()
    return try !text.isBlank && text.quantity("StokAdedi") < 1000
  }
}
