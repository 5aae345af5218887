/// What the check of a whole document found, so that texts need not be searched for what the
/// document does not hold.
struct DocumentTraits {
  /// A carriage return: line ends must be normalised (XML 1.0, 2.11).
  var hasCarriageReturn = false
  /// A `]`: text may hold `]]>`, which is an error there (XML 1.0, 2.4).
  var hasClosingBracket = false

  /// Something that `CharacterRepair` replaces, anywhere in the document.
  var hasFlaws = false

  /// Whether plain text can be taken as it is.
  var isPlain: Bool { !hasCarriageReturn && !hasClosingBracket && !hasFlaws }
}

/// Looks once, before reading, for what makes texts of a document differ from its bytes.
enum DocumentCheck {
  static func check(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> DocumentTraits {
    var traits = DocumentTraits()
    var brackets: UInt64 = 0
    var index = start
    // Runs ahead of `index` when a sequence crosses into the next word.
    var checked = start
    while index &+ 16 <= end {
      let first = ByteWord.load(base, index)
      let second = ByteWord.load(base, index &+ 8)
      brackets |= ByteWord.equal(first, 0x5D) | ByteWord.equal(second, 0x5D)
      let suspects = (
        ByteWord.controls(first) | first & ByteWord.highs,
        ByteWord.controls(second) | second & ByteWord.highs
      )
      if suspects.0 | suspects.1 != 0 {
        checked = check(suspects.0, base, at: index, from: checked, to: end, &traits)
        checked = check(suspects.1, base, at: index &+ 8, from: checked, to: end, &traits)
      }
      index &+= 16
    }
    traits.hasClosingBracket = brackets != 0
    checkTail(base, from: max(index, checked), to: end, &traits)
    return traits
  }

  /// Looks at the marked bytes of one word that are not part of a character already checked.
  @inline(__always)
  private static func check(
    _ marks: UInt64, _ base: UnsafePointer<UInt8>, at offset: Int, from checked: Int, to end: Int,
    _ traits: inout DocumentTraits
  ) -> Int {
    var checked = checked
    var marks = marks
    while marks != 0 {
      let position = offset &+ marks.trailingZeroBitCount / 8
      marks &= marks &- 1
      if position < checked { continue }
      let byte = base[position]
      if byte == XMLByte.carriageReturn {
        traits.hasCarriageReturn = true
      } else if byte >= 0x80 || XMLByte.isForbiddenControl(byte) {
        checked = pass(base, at: position, to: end, &traits)
      }
    }
    return checked
  }

  private static func checkTail(
    _ base: UnsafePointer<UInt8>, from start: Int, to end: Int, _ traits: inout DocumentTraits
  ) {
    var index = start
    while index < end {
      let byte = base[index]
      if byte == 0x0D { traits.hasCarriageReturn = true }
      if byte == 0x5D { traits.hasClosingBracket = true }
      if byte < 0x80, !XMLByte.isForbiddenControl(byte) {
        index += 1
      } else {
        index = pass(base, at: index, to: end, &traits)
      }
    }
  }

  /// Looks at a control or multi-byte character and returns the offset behind it.
  private static func pass(
    _ base: UnsafePointer<UInt8>, at index: Int, to end: Int, _ traits: inout DocumentTraits
  ) -> Int {
    let found = CharacterRepair.character(base, at: index, to: end)
    if !found.isReadable { traits.hasFlaws = true }
    return index &+ found.count
  }
}

/// The shape of a multi-byte sequence, by its first byte (Unicode, table 3-7). Overlong forms,
/// surrogates and code points above U+10FFFF are outside of it.
struct UTF8Form {
  let count: Int
  let second: ClosedRange<UInt8>

  /// Nil for a byte that cannot begin a multi-byte sequence.
  @inline(__always)
  init?(lead: UInt8) {
    switch lead {
    case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    default: return nil
    }
  }
}
