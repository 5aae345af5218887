import Basics
import Markup

/// The XML reader. Every way of reading says the same, limits are kept, and what is written of what
/// was read reads the same again.
struct XMLTarget: FuzzTarget {
  func check(_ input: [UInt8]) async throws -> FuzzOutcome {
    let whole = try Self.read(input, XMLLimits())
    let amid = [UInt8](repeating: 0x3C, count: 3) + input + [0x3E, 0x3C]
    let slice = try Self.outcome {
      try XMLReader.read(amid[3..<3 + input.count]) { try XMLWalk.events(&$0) }
    }
    try BrokenPromise.unless(slice == whole, "a slice reads otherwise than the whole array")
    try Self.checkLimits(input, whole)
    guard case .success(let events) = whole else { return .refused }
    let skipped = try Self.outcome { try XMLReader.read(input) { _ in } }
    try BrokenPromise.unless((try? skipped.get()) != nil, "skipping refuses what walking reads")
    if let written = XMLWalk.written(events) {
      let again = try Self.read(written, XMLLimits())
      try BrokenPromise.unless(again == whole, "what was written reads otherwise")
    }
    return .read
  }

  private static let narrow = XMLLimits(
    maxBytes: 4096, maxDepth: 6, maxTextBytes: 40, maxAttributes: 3, maxNameBytes: 24)
  private static let limitCodes: Set<XMLError.Code> = [
    .tooLarge, .tooDeep, .textTooLong, .tooManyAttributes, .nameTooLong,
  ]

  private static func checkLimits(
    _ input: [UInt8], _ whole: Result<[XMLWalk.Event], XMLError>
  ) throws {
    switch (try read(input, narrow), whole) {
    case (.success(let events), .success(let all)):
      try BrokenPromise.unless(events == all, "narrow limits change what is read")
      let keeps = events.allSatisfy {
        $0.depth <= narrow.maxDepth
          && $0.text.utf8.count <= ($0.isText ? narrow.maxTextBytes : narrow.maxNameBytes)
      }
      try BrokenPromise.unless(keeps, "limits are not kept")
    case (.success, .failure): throw BrokenPromise("narrow limits read what wide ones refuse")
    case (.failure(let error), .success):
      try BrokenPromise.unless(limitCodes.contains(error.code), "limits refuse as \(error.code)")
    case (.failure, .failure): return
    }
  }

  private static func read(
    _ bytes: [UInt8], _ limits: XMLLimits
  ) throws -> Result<[XMLWalk.Event], XMLError> {
    try outcome { try XMLReader.read(bytes, limits: limits) { try XMLWalk.events(&$0) } }
  }

  /// Any error but `XMLError` is a fault.
  private static func outcome<T>(_ body: () throws -> T) throws -> Result<T, XMLError> {
    do { return .success(try body()) } catch let error as XMLError { return .failure(error) }
  }
}

/// Everything that a document holds for us.
enum XMLWalk {
  struct Event: Equatable {
    var depth: Int
    var text: String
    var isText = false
    var isEnd = false
  }

  static func events(_ reader: inout XMLReader) throws -> [Event] {
    var events: [Event] = []
    while true {
      switch try reader.next() {
      case .start: events.append(Event(depth: reader.depth, text: reader.name.string))
      case .end:
        events.append(Event(depth: reader.depth, text: reader.name.string, isEnd: true))
      case .text:
        let content = try reader.content()
        readValues(content)
        events.append(Event(depth: reader.depth, text: content.string, isText: true))
      case .endOfDocument: return events
      }
    }
  }

  /// All that a mapping may ask of a text.
  private static func readValues(_ text: borrowing XMLText) {
    _ = text.int
    _ = text.bool
    for scale in [-1, 0, 2, 6, 18, 19] { _ = text.decimalMinorUnits(scale: scale) }
    guard let time = text.localDateTime else { return }
    let civil = CivilTime(
      year: time.year, month: time.month, day: time.day, hour: time.hour, minute: time.minute,
      second: time.second)
    _ = LocalTimeZone.istanbul.timestamp(of: civil).iso8601
  }

  /// Nil where a name cannot be written without its prefix.
  static func written(_ events: [Event]) -> [UInt8]? {
    var writer = XMLWriter()
    for event in events {
      if event.isText {
        writer.text(event.text)
      } else if event.isEnd {
        writer.end()
      } else {
        guard let name = XMLElementName(event.text) else { return nil }
        writer.start(name)
      }
    }
    return writer.bytes
  }
}
