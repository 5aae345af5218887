import Basics
import Commerce
import Foundation

/// Reads a source for one variant.
struct FieldValue {
  let texts: ProductTexts
  let variant: ListedVariant
  let options: OptionWords

  /// Clean text, empty when the source has none.
  func text(of source: FieldSource, limit: Int) -> String {
    let found = source.origin.map { text(of: $0, limit: limit) } ?? ""
    return found.isEmpty ? source.otherwise : found
  }

  private func text(of origin: FieldOrigin, limit: Int) -> String {
    switch origin {
    case .title: TextSink.clean(texts.title, limit: limit)
    case .titleWithOptions: titleWithOptions(limit: limit)
    case .description: fitted(texts.description, limit)
    case .brand: fitted(texts.brand, limit)
    case .category: fitted(texts.category, limit)
    case .colour: TextSink.clean(variant.colour, limit: limit)
    case .size: TextSink.clean(variant.size, limit: limit)
    case .sku: TextSink.clean(variant.sku, limit: limit)
    case .barcode: TextSink.clean(variant.barcode, limit: limit)
    case .productID: TextSink.clean(texts.remoteID, limit: limit)
    case .variantID: TextSink.clean(variant.remoteID, limit: limit)
    case .option(let name): TextSink.clean(option(name), limit: limit)
    }
  }

  /// Texts of a product are clean already.
  private func fitted(_ text: String, _ limit: Int) -> String {
    text.utf8.count <= limit ? text : TextSink.clean(text, limit: limit)
  }

  /// `Keten Gömlek, Mavi, 38`: the parts that tell variants apart are never cut away.
  private func titleWithOptions(limit: Int) -> String {
    guard !texts.title.isEmpty else { return "" }
    let suffix = [variant.colour, variant.size]
      .map { options.entry($0) }
      .filter { !$0.clean.isEmpty && !$0.words.allSatisfy(texts.titleWords.contains) }
      .map { ", " + $0.clean }.joined()
    let room = limit - suffix.unicodeScalars.count
    // Short fields such as an id have no room to spare for the options.
    guard room > 0 else { return TextSink.clean(texts.title + suffix, limit: limit) }
    return
      (texts.title.utf8.count <= room
      ? texts.title : TextSink.clean(texts.title, limit: room)) + suffix
  }

  private func option(_ name: String) -> String {
    let options = try? JSONDecoder().decode(
      [VariantOption].self, from: Data(variant.options.utf8))
    let wanted = TurkishFolding.fold(name)
    return options?.first { TurkishFolding.fold($0.name) == wanted }?.value ?? ""
  }
}

/// A colour as Google takes it: up to three names of at most 40 characters joined by `/`, no number
/// and no code (facts on feeds, 2026-11-23, §1.4).
enum ColourText {
  /// Empty when nothing usable is left.
  static func spelled(_ text: String) -> String {
    let names = text.unicodeScalars.split { ",;/|".unicodeScalars.contains($0) }
      .map { TextSink.clean(String($0), limit: 41) }
      .filter { isName($0) }
    return names.prefix(3).joined(separator: "/")
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.count <= 40 && text.utf8.first != UInt8(ascii: "#")
      && !text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
