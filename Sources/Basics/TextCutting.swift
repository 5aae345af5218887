extension String {
  /// The text itself when it has `limit` bytes of UTF-8 at most, else its beginning, which with `mark`
  /// has no more.
  ///
  /// The cut lies between two characters. A character of more than 64 bytes, such as a letter with a
  /// thousand marks, is cut between two scalars. A count of characters is no bound: one of them can
  /// be as long as a whole request.
  /// - Parameter mark: Put behind a text that was cut; left out where it would not fit.
  public func cut(toBytes limit: Int, mark: String = "") -> String {
    guard utf8.count > limit else { return self }
    let room = limit - mark.utf8.count
    guard room >= 0 else { return cut(toBytes: max(limit, 0)) }
    return self[..<boundary(within: room)] + mark
  }

  /// Where a cut leaves `limit` bytes or a few less.
  private func boundary(within limit: Int) -> Index {
    let place = utf8.index(startIndex, offsetBy: limit)
    var scalar = place
    while scalar > startIndex, utf8[scalar] & 0xC0 == 0x80 { scalar = utf8.index(before: scalar) }
    guard scalar > startIndex, scalar.samePosition(in: self) == nil else { return scalar }
    let head = self[..<scalar]
    let character = head.index(before: head.endIndex)
    let isShort = utf8.distance(from: character, to: scalar) <= Self.longestCharacter
    return isShort ? character : scalar
  }

  private static let longestCharacter = 64

  /// True for a text of so many characters that people type, which have four bytes each on average at
  /// most.
  public func hasCharacters(_ range: ClosedRange<Int>) -> Bool {
    utf8.count <= range.upperBound * 4 && range.contains(count)
  }
}
