import Basics
import ConnectorKit
import Markup

/// How to cut the records of a listing: which member is the key, which one paging looks at, and
/// where members may hide that must not be kept.
struct RecordCut: Sendable {
  /// Where private members are looked for below the record's direct members.
  enum Depth: Sendable {
    /// In every part of the record.
    case everywhere
    /// In these parts only: an order has some 200 members in parts that hold none, and walking
    /// them all would take as long as mapping them.
    case parts(of: @Sendable (borrowing XMLName) -> Bool)
  }

  let key: StaticString
  var date: StaticString?
  var depth = Depth.everywhere

  init(key: StaticString = "ID", date: StaticString? = nil, depth: Depth = .everywhere) {
    self.key = key
    self.date = date
    self.depth = depth
  }

  /// At the start of a list: cuts every child. A nil or empty list has none.
  func rows(_ reader: inout XMLReader) throws -> CutPage {
    var page = CutPage()
    try reader.forEachChild { record in
      var piece = Piece(kept: record.elementStart)
      try record.forEachChild { try read(&$0, into: &piece) }
      piece.keep(until: record.position, record)
      page.append(piece, key: key)
    }
    return page
  }

  /// What was found in one record.
  struct Piece {
    /// Where the bytes begin that were not copied yet.
    var kept: Int
    var key: Int64?
    var date: Int64?
    var payload: [UInt8] = []

    mutating func keep(until end: Int, _ reader: borrowing XMLReader) {
      let bytes = reader.rawBytes(kept..<end)
      payload = payload.isEmpty ? bytes : payload + bytes
      kept = end
    }

    /// At the start of a private member: copies what stands before it and steps over it.
    mutating func drop(_ reader: inout XMLReader) throws {
      keep(until: reader.elementStart, reader)
      try reader.skip()
      kept = reader.position
    }
  }

  /// At the start of a direct member.
  private func read(_ member: inout XMLReader, into piece: inout Piece) throws {
    if member.name == key {
      piece.key = try member.text().int
    } else if let date, member.name == date {
      piece.date = try member.text().localSeconds
    } else if PrivateMembers.include(member.name) {
      try piece.drop(&member)
    } else if isWatched(member.name) {
      try search(&member, into: &piece)
    } else {
      try member.skip()
    }
  }

  private func isWatched(_ name: borrowing XMLName) -> Bool {
    switch depth {
    case .everywhere: true
    case .parts(let include): include(name)
    }
  }

  /// At the start of a part: drops private members at any depth. Texts are passed over: what is
  /// broken in one is for the mapping to say, and costs the record.
  private func search(_ reader: inout XMLReader, into piece: inout Piece) throws {
    let level = reader.depth
    while true {
      switch try reader.nextTag() {
      case .start: if PrivateMembers.include(reader.name) { try piece.drop(&reader) }
      case .end: if reader.depth == level { return }
      case .text: continue
      case .endOfDocument: return
      }
    }
  }
}

extension CutPage {
  fileprivate mutating func append(_ piece: RecordCut.Piece, key field: StaticString) {
    guard let key = piece.key, key > 0 else {
      return rejected.append(.keyless(field: "\(field)", payload: piece.payload[...]))
    }
    let record = RawRecord(
      remoteID: String(key),
      contentHash: ContentHash.of(piece.payload, seed: TicimaxMapping.version),
      payload: piece.payload[...])
    rows.append(Row(key: key, date: piece.date, record: record))
  }
}

extension XMLText {
  /// Seconds of the shop's own clock since 1970-01-01; nil for no date (.NET writes year 1) and
  /// for text that is none.
  var localSeconds: Int64? {
    guard let time = localDateTime, time.year > 1 else { return nil }
    return CivilTime(
      year: time.year, month: time.month, day: time.day, hour: time.hour, minute: time.minute,
      second: time.second
    ).secondsSinceEpoch
  }
}
