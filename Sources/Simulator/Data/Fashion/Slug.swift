import Basics

/// A page address of a name: folded letters and digits, joined by hyphens.
enum Slug {
  static func of(_ name: String) -> String {
    var slug: [UInt8] = []
    for byte in TurkishFolding.fold(name).utf8 {
      let isWord = (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      if isWord {
        slug.append(byte)
      } else if slug.last != UInt8(ascii: "-"), !slug.isEmpty {
        slug.append(UInt8(ascii: "-"))
      }
    }
    if slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }
}
