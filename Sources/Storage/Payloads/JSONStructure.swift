/// Cuts the values out of a JSON record. It reads leniently: whatever is not plainly a name or a sign
/// is taken for a value.
struct JSONStructure {
  private let record: [UInt8]
  private var structure: [UInt8] = []
  private var place = 0

  static func of(_ record: [UInt8]) -> [UInt8] {
    var reading = JSONStructure(record: record)
    while reading.place < record.count { reading.step() }
    return reading.structure
  }

  private init(record: [UInt8]) { self.record = record }

  private mutating func step() {
    let byte = record[place]
    if byte == UInt8(ascii: "\"") {
      text()
    } else if Self.isSign(byte) {
      structure.append(byte)
      place += 1
    } else if PayloadStructure.isSpace(byte) {
      place += 1
    } else {
      scalar()
    }
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x7B, 0x7D, 0x5B, 0x5D, 0x3A, 0x2C: true
    default: false
    }
  }

  private mutating func text() {
    let start = place + 1
    place = start
    while place < record.count, record[place] != UInt8(ascii: "\"") {
      place += record[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    let end = min(place, record.count)
    place = end + 1
    let isKey = record.dropFirst(place).first { !PayloadStructure.isSpace($0) } == 0x3A
    structure.append(UInt8(ascii: "\""))
    if isKey, PayloadStructure.isName(record[start..<end]) { structure += record[start..<end] }
    structure.append(UInt8(ascii: "\""))
  }

  private mutating func scalar() {
    let start = place
    while place < record.count, !Self.isSign(record[place]),
      !PayloadStructure.isSpace(record[place]), record[place] != UInt8(ascii: "\"")
    {
      place += 1
    }
    structure += PayloadStructure.filler(for: record[start..<place])
  }
}
