import TestKit

/// Changes of an input that broken peers and people with bad intentions make.
struct Mutation: Sendable {
  let samples: [[UInt8]]
  let vocabulary: FuzzVocabulary

  private enum Change: CaseIterable {
    case flip, set, remove, cut, repeatOnce, nest, insertWord, splice, swap
    // Values are where most of the meaning is, so they come up more often.
    case text, value, word, number, otherValue
  }

  /// A sample, and now and then nothing but words.
  func beginning(_ random: inout SeededRandom) -> [UInt8] {
    if Int.random(in: 0..<16, using: &random) == 0 {
      return (0..<Int.random(in: 0...24, using: &random)).flatMap { _ in word(&random) }
    }
    return samples.randomElement(using: &random) ?? []
  }

  /// - Parameter isGentle: changes values alone, so that what was readable stays so.
  func change(_ bytes: inout [UInt8], isGentle: Bool, _ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return bytes = word(&random) }
    let at = Int.random(in: 0..<bytes.count, using: &random)
    let change = isGentle ? .text : Change.allCases.randomElement(using: &random) ?? .flip
    switch change {
    case .flip: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case .set: bytes[at] = UInt8.random(in: .min ... .max, using: &random)
    case .remove: bytes.removeSubrange(piece(from: at, of: bytes, &random))
    case .cut: bytes.removeSubrange(at...)
    case .repeatOnce:
      let piece = bytes[piece(from: at, of: bytes, &random)]
      bytes.insert(contentsOf: Array(piece), at: at)
    case .nest: nest(&bytes, at: at, &random)
    case .insertWord: bytes.insert(contentsOf: word(&random), at: at)
    case .splice:
      let other = samples.randomElement(using: &random) ?? []
      let start = Int.random(in: 0...other.count, using: &random)
      bytes.replaceSubrange(at..., with: other[start...])
    case .swap: bytes.swapAt(at, Int.random(in: 0..<bytes.count, using: &random))
    case .value, .word: bytes.replaceSubrange(value(around: at, of: bytes), with: word(&random))
    case .text: replaceText(in: &bytes, behind: at, &random)
    case .otherValue:
      let other = samples.randomElement(using: &random) ?? []
      guard !other.isEmpty else { return }
      let place = Int.random(in: 0..<other.count, using: &random)
      bytes.replaceSubrange(
        value(around: at, of: bytes), with: other[value(around: place, of: other)])
    case .number:
      bytes.replaceSubrange(
        value(around: number(behind: at, of: bytes), of: bytes), with: word(&random))
    }
  }

  /// One of the next values where only a value may stand, with a word that is no markup: the rest
  /// of the input stays readable.
  private func replaceText(
    in bytes: inout [UInt8], behind start: Int, _ random: inout SeededRandom
  ) {
    var place = start
    while let opener = bytes[place...].firstIndex(where: { vocabulary.openers.contains($0) }) {
      place = opener + 1
      guard place < bytes.count else { return }
      let found = value(around: place, of: bytes)
      guard found.isEmpty else {
        let word = vocabulary.plain.randomElement(using: &random) ?? []
        return bytes.replaceSubrange(found, with: word)
      }
    }
  }

  private func word(_ random: inout SeededRandom) -> [UInt8] {
    vocabulary.words.randomElement(using: &random) ?? []
  }

  /// Some bytes, seldom many.
  private func piece(
    from start: Int, of bytes: [UInt8], _ random: inout SeededRandom
  ) -> Range<Int> {
    let longest = 1 << Int.random(in: 0...9, using: &random)
    return start..<min(bytes.count, start + Int.random(in: 1...longest, using: &random))
  }

  /// A word or a piece again and again: depth, long names, many members.
  private func nest(_ bytes: inout [UInt8], at place: Int, _ random: inout SeededRandom) {
    let unit =
      Bool.random(using: &random)
      ? word(&random) : Array(bytes[piece(from: place, of: bytes, &random)])
    let isLong = Int.random(in: 0..<8, using: &random) == 0
    let most = max(1, (isLong ? InputMaker.mostBytes : 1024) / max(1, unit.count))
    let count = min(most, 1 << Int.random(in: 1...15, using: &random))
    bytes.insert(
      contentsOf: [[UInt8]](repeating: unit, count: count).joined(), at: place)
  }

  /// The value that the place is in: all bytes up to a mark on both sides.
  private func value(around place: Int, of bytes: [UInt8]) -> Range<Int> {
    let start = bytes[..<place].lastIndex { vocabulary.marks.contains($0) }.map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex { vocabulary.marks.contains($0) } ?? bytes.count
    return start..<max(start, end)
  }

  /// The next digit, or the place itself where none follows.
  private func number(behind place: Int, of bytes: [UInt8]) -> Int {
    bytes[place...].firstIndex { (0x30...0x39).contains($0) } ?? place
  }
}
