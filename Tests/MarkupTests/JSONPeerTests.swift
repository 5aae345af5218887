import Foundation
import Markup
import Testing

/// The same documents read by Foundation.
@Suite struct JSONPeerTests {
  /// Writes a random document: every kind of value, white space, escapes, odd characters.
  private struct Generator {
    var random: SeededGenerator
    var text = ""

    mutating func value(_ depth: Int) {
      space()
      switch Int.random(in: 0..<(depth > 5 ? 5 : 8), using: &random) {
      case 0: text += ["true", "false", "null"].randomElement(using: &random) ?? ""
      case 1: text += String(Int64.random(in: .min ... .max, using: &random))
      case 2: number()
      case 3, 4: string()
      case 5, 6: list("{", "}", depth) { $0.member($1) }
      default: list("[", "]", depth) { $0.value($1) }
      }
      space()
    }

    private mutating func list(
      _ opening: String, _ closing: String, _ depth: Int, _ one: (inout Generator, Int) -> Void
    ) {
      text += opening
      let count = Int.random(in: 0...5, using: &random)
      memberNumber += 10
      for index in 0..<count {
        if index > 0 { text += "," }
        one(&self, depth + 1)
      }
      space()
      text += closing
    }

    private var memberNumber = 0

    private mutating func member(_ depth: Int) {
      space()
      memberNumber += 1
      // Names are told apart by their number: which of two equal ones counts is not ours to compare.
      text += "\"\(memberNumber)"
      characters()
      text += "\""
      space()
      text += ":"
      value(depth)
    }

    private mutating func number() {
      text += Bool.random(using: &random) ? "-" : ""
      text += String(Int.random(in: 0...99_999, using: &random))
      text += "." + String(Int.random(in: 0...9999, using: &random))
      if Bool.random(using: &random) {
        text += ["e", "E", "e+", "E-"].randomElement(using: &random) ?? "e"
        text += String(Int.random(in: 0...20, using: &random))
      }
    }

    private mutating func string() {
      text += "\""
      characters()
      text += "\""
    }

    private mutating func characters() {
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        text +=
          [
            // No controls: where Foundation has them, we have U+FFFD.
            "a", "Z", "0", " ", "ş", "İ", "€", "😀", "\u{7F}", "\u{2028}", "{", "]", ",", ":", "/",
            "\\\"", "\\\\", "\\/", "\\n", "\\r", "\\t", "\\u0041", "\\u015f",
            "\\uD83D\\uDE00",
          ].randomElement(using: &random) ?? ""
      }
    }

    private mutating func space() {
      guard Int.random(in: 0..<4, using: &random) == 0 else { return }
      text += [" ", "\n", "\t", "\r\n", "   "].randomElement(using: &random) ?? ""
    }

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }
  }

  private func same(_ ours: JSONTree, _ theirs: Any) -> Bool {
    switch ours {
    case .object(let members):
      guard let object = theirs as? [String: Any], object.count == members.count else {
        return false
      }
      return members.allSatisfy { member in
        object[member.key].map { same(member.value, $0) } ?? false
      }
    case .array(let elements):
      guard let array = theirs as? [Any], array.count == elements.count else { return false }
      return zip(elements, array).allSatisfy { same($0, $1) }
    case .string(let text): return theirs as? String == text
    case .number(let text):
      guard let number = theirs as? NSNumber else { return false }
      return Int64(text).map { $0 == number.int64Value } ?? (Double(text) == number.doubleValue)
    case .bool(let value): return theirs as? Bool == value
    case .null: return theirs is NSNull
    }
  }

  @Test func `generated documents are read alike`() throws {
    for seed in 0..<1500 as Range<UInt64> {
      var generator = Generator(seed: seed)
      generator.value(0)
      let bytes = Array(generator.text.utf8)
      let theirs = try JSONSerialization.jsonObject(
        with: Data(bytes), options: [.fragmentsAllowed])
      #expect(same(try JSONTree(bytes), theirs), "seed \(seed): \(generator.text)")
      try JSONReader.read(bytes) { _ in }
    }
  }
}
