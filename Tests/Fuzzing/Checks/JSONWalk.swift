import Basics
import Markup

/// Reads a JSON document in several ways that must agree.
enum JSONWalk {
  private static let narrow = JSONLimits(
    maxBytes: 4096, maxDepth: 4, maxStringBytes: 40, maxNumberBytes: 12)
  private static let limitCodes: Set<JSONError.Code> = [
    .tooLarge, .tooDeep, .stringTooLong, .numberTooLong,
  ]

  /// - Returns: whether it is JSON.
  static func check(_ input: [UInt8]) throws -> Bool {
    let whole = try read(input, JSONLimits())
    let amid = [0x22, 0x7B] + input + [0x22, 0x5D]
    let slice = try outcome { try JSONReader.read(amid[2..<2 + input.count]) { try pieces(&$0) } }
    try BrokenPromise.unless(slice == whole, "a slice reads otherwise than the whole array")
    switch (try read(input, narrow), whole) {
    case (.success(let pieces), .success(let all)):
      try BrokenPromise.unless(pieces == all, "narrow limits change what is read")
    case (.success, .failure): throw BrokenPromise("narrow limits read what wide ones refuse")
    case (.failure(let error), .success):
      try BrokenPromise.unless(limitCodes.contains(error.code), "limits refuse as \(error.code)")
    case (.failure, .failure): break
    }
    guard case .success(let pieces) = whole else { return false }
    let skipped = try outcome { try JSONReader.read(input) { _ in } }
    try BrokenPromise.unless((try? skipped.get()) != nil, "skipping refuses what walking reads")
    try checkWriting(pieces)
    return true
  }

  /// What `JSONText` writes, the reader reads.
  private static func checkWriting(_ pieces: [String]) throws {
    let text = JSONText.array(pieces)
    let again = try read(Array(text.utf8), JSONLimits(maxBytes: .max))
    try BrokenPromise.unless(
      again == .success(["["] + pieces.map { "\"" + $0 } + ["]"]),
      "what was written reads otherwise")
  }

  private static func read(
    _ bytes: [UInt8], _ limits: JSONLimits
  ) throws -> Result<[String], JSONError> {
    try outcome { try JSONReader.read(bytes, limits: limits) { try pieces(&$0) } }
  }

  /// The document piece by piece, strings with a quote before them.
  private static func pieces(_ reader: inout JSONReader) throws -> [String] {
    var pieces: [String] = []
    try add(&reader, to: &pieces)
    return pieces
  }

  private static func add(_ reader: inout JSONReader, to pieces: inout [String]) throws {
    switch reader.kind {
    case .object:
      pieces.append("{")
      try reader.forEachMember { member in
        pieces.append("\"" + member.key)
        try add(&member, to: &pieces)
      }
      pieces.append("}")
    case .array:
      pieces.append("[")
      try reader.forEachElement { try add(&$0, to: &pieces) }
      pieces.append("]")
    default:
      let scalar = try reader.scalar()
      _ = scalar.int
      for scale in [-1, 0, 2, 6, 18, 19] { _ = scalar.decimalMinorUnits(scale: scale) }
      pieces.append((scalar.kind == .string ? "\"" : "") + scalar.string)
    }
  }

  /// Any error but `JSONError` is a fault.
  private static func outcome<T>(_ body: () throws -> T) throws -> Result<T, JSONError> {
    do { return .success(try body()) } catch let error as JSONError { return .failure(error) }
  }
}
