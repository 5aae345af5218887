import Basics
import Commerce
import ConnectorKit
import Markup

/// The parameters of the calls that write stock and prices, members in the contract's order (Ticimax
/// wire facts 2026-11-23, §7.1: absolute stock by the variant's id; of prices only what its flag names
/// is written).
enum OfferRequest {
  /// `StokAdediGuncelle`.
  static func writeStock(_ rows: [(id: Int64, units: Int64)], to writer: inout XMLWriter) {
    writer.element("urunler") { (writer: inout XMLWriter) in
      for row in rows {
        writer.element("a:Varyasyon") { (writer: inout XMLWriter) in
          writer.element("a:ID", row.id)
          writer.element("a:StokAdedi", row.units)
        }
      }
    }
  }

  /// `VaryasyonGuncelle`. Prices are told with VAT, and said to be so: a card whose prices were told
  /// without it would otherwise add the tax once more.
  static func writePrice(
    id: Int64, price: Int64, list: Int64?, currency: Currency, to writer: inout XMLWriter
  ) {
    let before = max(list ?? price, price)
    let reduced = price < before ? price : 0
    func text(_ minorUnits: Int64) -> String {
      DecimalText.format(minorUnits: minorUnits, scale: currency.minorDigits)
    }
    writer.element("urun") { (writer: inout XMLWriter) in
      writer.element("a:ID", id)
      writer.element("a:IndirimliFiyati", text(reduced))
      writer.element("a:KdvDahil", true)
      writer.element("a:SatisFiyati", text(before))
    }
    writer.element("ayar") { (writer: inout XMLWriter) in
      writer.element("a:IndirimliFiyatiGuncelle", true)
      writer.element("a:KdvDahilGuncelle", true)
      writer.element("a:SatisFiyatiGuncelle", true)
    }
  }
}
