import Commerce
import ConnectorKit
import Markup

/// The variants of goods of which none are left, read out of a record that cannot be mapped.
enum SoldOutVariants {
  /// Keys of the variants whose stock can be read and is not above 0.
  static func keys(_ payload: ArraySlice<UInt8>) -> [String] {
    let found = try? JSONReader.read(payload) { reader in
      var keys: [String] = []
      try add(&reader, to: &keys)
      return keys
    }
    return found ?? []
  }

  /// At a row, at an array of them, or at goods with their variants.
  private static func add(_ reader: inout JSONReader, to keys: inout [String]) throws {
    if reader.kind == .array { return try reader.forEachElement { try add(&$0, to: &keys) } }
    guard reader.kind == .object else { return try reader.skip() }
    var barcode = ""
    var stock: Int64?
    try reader.forEachMember { member in
      if member.isKey("variants"), member.kind == .array {
        try add(&member, to: &keys)
      } else if member.isKey("barcode"), member.kind == .string || member.kind == .number {
        barcode = BarcodeText.normalised(try member.scalar().words)
      } else if member.isKey("stock") || member.isKey("quantity") {
        // Of two figures the larger one: it must be sure that none are left.
        stock = [stock, try units(&member)].compactMap { $0 }.max()
      }
    }
    if let stock, stock <= 0, !barcode.isEmpty { keys.append(barcode) }
  }

  /// A number, or an object around it; nil where there is none. One that cannot be read may be any.
  private static func units(_ reader: inout JSONReader) throws -> Int64? {
    switch reader.kind {
    case .number, .string:
      let text = try reader.scalar()
      guard !text.words.isEmpty else { return nil }
      do throws(MappingError) {
        return try text.units("stock")
      } catch {
        return .max
      }
    case .object:
      var stock: Int64?
      try reader.forEachMember { member in
        if member.isKey("quantity") {
          stock = [stock, try units(&member)].compactMap { $0 }.max()
        }
      }
      return stock
    default:
      try reader.skip()
      return nil
    }
  }
}
