import ConnectorKit
import Markup

/// Tells the cards of a filtered listing that came without their parts: a live client saw cards
/// with no variants, or with an empty supplier code (Ticimax wire facts 2026-11-23, §7.1).
enum CardCompleteness {
  private struct Parts {
    var hasVariants = false
    var hasSupplierCode = false
  }

  /// Indices of the stripped rows. An empty supplier code is a sign only in a page where other
  /// cards have one: there are shops that use none.
  static func stripped(_ page: CutPage) -> Set<Int> {
    let parts = page.rows.map { Self.parts(of: $0.record) }
    let usesSupplierCodes = parts.contains { $0.hasSupplierCode }
    return Set(
      parts.indices.filter {
        !parts[$0].hasVariants || (usesSupplierCodes && !parts[$0].hasSupplierCode)
      })
  }

  /// A card that cannot be read counts as whole; mapping will say what is wrong with it.
  private static func parts(of record: RawRecord) -> Parts {
    let read = try? XMLReader.read(record.payload) { reader in
      var parts = Parts()
      _ = try reader.next()
      try reader.forEachChild { member in
        if member.name == "Varyasyonlar" {
          try member.forEachChild { _ in parts.hasVariants = true }
        } else if member.name == "TedarikciKodu" {
          parts.hasSupplierCode = try !member.text().isBlank
        }
      }
      return parts
    }
    return read ?? Parts(hasVariants: true, hasSupplierCode: true)
  }
}
