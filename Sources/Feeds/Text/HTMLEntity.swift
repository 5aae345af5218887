/// Character references of HTML (html.spec.whatwg.org, "Named character references", 2024): the
/// Latin-1 names, the Turkish letters, and those that editors write for punctuation.
enum HTMLEntity {
  /// The reference that begins with `&` at `index`; nil when there is none. Numbers that are no
  /// character give U+FFFD, and the C1 range means windows-1252, as browsers read it.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let limit = min(bytes.count, index + 12)
    guard let end = bytes[index..<limit].firstIndex(of: UInt8(ascii: ";")), end > index + 1 else {
      return nil
    }
    let body = bytes[(index + 1)..<end]
    let scalar =
      body.first == UInt8(ascii: "#")
      ? number(body.dropFirst()) : named[String(decoding: body, as: UTF8.self)]
    return scalar.map { ($0, end + 1 - index) }
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
    guard text.utf8.first != UInt8(ascii: "+"), text.utf8.first != UInt8(ascii: "-"),
      let value = UInt32(text, radix: isHexadecimal ? 16 : 10)
    else { return nil }
    if (0x80...0x9F).contains(value) { return windows1252[Int(value - 0x80)] }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let windows1252 = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  private static let named: [String: Unicode.Scalar] = {
    var table: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "euro": "€", "trade": "™",
      "hellip": "…", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚",
      "ldquo": "“", "rdquo": "”", "bdquo": "„", "bull": "•", "dagger": "†", "permil": "‰",
      "lsaquo": "‹", "rsaquo": "›", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}",
      "zwnj": "\u{200C}", "zwj": "\u{200D}", "OElig": "Œ", "oelig": "œ", "Scaron": "Š",
      "scaron": "š", "Yuml": "Ÿ", "Gbreve": "Ğ", "gbreve": "ğ", "Idot": "İ", "imath": "ı",
      "inodot": "ı", "Scedil": "Ş", "scedil": "ş", "le": "≤", "ge": "≥", "ne": "≠", "minus": "−",
      "rarr": "→", "larr": "←", "check": "✓", "star": "☆", "hearts": "♥", "NewLine": "\n",
      "Tab": "\t",
    ]
    for (offset, name) in latin1.split(whereSeparator: \.isWhitespace).enumerated() {
      table[String(name)] = Unicode.Scalar(UInt32(0xA0 + offset))
    }
    return table
  }()

  /// Names of U+00A0 to U+00FF in order.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave
    Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN
    szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute
    icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml
    yacute thorn yuml
    """
}
