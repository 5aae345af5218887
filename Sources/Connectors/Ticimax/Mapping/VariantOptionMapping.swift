import Basics
import Commerce
import Markup

/// `VaryasyonOzellik`: what tells a variant from its sisters.
enum VariantOptionMapping {
  /// At the start of `Ozellikler`. Options without a value are left out.
  static func read(_ reader: inout XMLReader) throws -> [VariantOption] {
    var options: [VariantOption] = []
    try reader.forEachChild { option in
      var name = ""
      var value = ""
      var type = ""
      try option.forEachChild { member in
        if member.name == "Deger" {
          value = try member.text().words
        } else if member.name == "Tanim" {
          name = try member.text().words
        } else if member.name == "Tur" {
          type = try member.text().words
        }
      }
      if !value.isEmpty {
        options.append(VariantOption(kind: kind(type: type, name: name), name: name, value: value))
      }
    }
    return options
  }

  /// `Tur` (Renk = colour, Beden = size) where the shop filled it in; the sample of the wire facts
  /// has a size under `Diger`, so the name decides where it did not.
  static func kind(type: String, name: String) -> VariantOption.Kind {
    switch type {
    case "Beden": return .size
    case "Renk": return .colour
    case "", "Diger": break
    default: return .other
    }
    let words = TurkishFolding.words(name)
    if words.contains(where: { sizeWords.contains($0) }) { return .size }
    if words.contains(where: { colourWords.contains($0) }) { return .colour }
    return .other
  }

  private static let sizeWords: Set<String> = ["beden", "numara", "no", "size", "olcu", "boy"]
  private static let colourWords: Set<String> = ["renk", "color", "colour"]
}
