/// The rules for names of XML 1.0, fifth edition, production 4 and 5, with at most one prefix.
enum XMLNameRules {
  /// Whether bytes are UTF-8 and a qualified name: `local` or `prefix:local`.
  static func isQualifiedName(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let name = String(validating: utf8, as: UTF8.self) else { return false }
    var atStart = true
    var colons = 0
    for scalar in name.unicodeScalars {
      if scalar == ":" {
        guard !atStart else { return false }
        colons += 1
        atStart = true
      } else {
        guard isStart(scalar) || (!atStart && isContinuation(scalar)) else { return false }
        atStart = false
      }
    }
    return !atStart && colons <= 1
  }

  /// Whether a character may begin a name, the colon aside.
  static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// What may follow besides `isStart`.
  static func isContinuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }
}
