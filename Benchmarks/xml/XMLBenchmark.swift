// Reads XML files with our reader and prints one JSON line per way of reading. The peer is
// libxml2_sax.c, whose "count" and "copy" stand beside "walk" and "texts" here: same elements,
// same text bytes.
//
//   XMLBenchmark [--variant skip|walk|texts|fields|write] [--repeat N] FILE…
//   XMLBenchmark --make FILE          writes a page of about 1 MB to measure with

import Markup

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
enum XMLBenchmark {
  static func main() throws {
    var variants = Variant.allCases
    var repeats = 200
    var files: [String] = []
    var arguments = CommandLine.arguments.dropFirst().makeIterator()
    while let argument = arguments.next() {
      switch argument {
      case "--variant": variants = arguments.next().flatMap(Variant.init).map { [$0] } ?? []
      case "--repeat": repeats = arguments.next().flatMap { Int($0) } ?? repeats
      case "--make":
        if let path = arguments.next() { try Disk.write(SamplePage.make(orders: 100), to: path) }
        return
      default: files.append(argument)
      }
    }
    let documents = try files.map(Disk.read)
    for variant in variants { try measure(variant, documents, repeats) }
  }

  private static func measure(_ variant: Variant, _ documents: [[UInt8]], _ repeats: Int) throws {
    var count = Count()
    var writer = XMLWriter()
    let before = clock()
    for _ in 0..<repeats {
      for document in documents { try variant.run(document, &count, &writer) }
    }
    let seconds = Double(clock() - before) / Double(CLOCKS_PER_SEC)
    let bytes = documents.reduce(0) { $0 + $1.count } * repeats
    print(
      """
      {"reader":"markup","variant":"\(variant.rawValue)","bytes":\(bytes),\
      "elements":\(count.elements),"textBytes":\(count.textBytes),"cpuSeconds":\(seconds),\
      "megabytesPerSecond":\((Double(bytes) / seconds / 1e6).rounded())}
      """)
  }
}

struct Count {
  var elements = 0
  var textBytes = 0
}

/// The ways of reading that are measured.
enum Variant: String, CaseIterable {
  /// Only passes the root.
  case skip
  /// Every event, texts seen in place.
  case walk
  /// Every event, every text as a `String`.
  case texts
  /// As a connector reads: children, field table, text as `String`.
  case fields
  /// Writes records until as many bytes are written as the page has; `elements` counts records.
  case write

  func run(_ document: [UInt8], _ count: inout Count, _ writer: inout XMLWriter) throws {
    switch self {
    case .skip: try XMLReader.read(document) { _ in count.elements += 1 }
    case .walk:
      try Self.events(document, &count) { $0.count }
    case .texts:
      try Self.events(document, &count) { $0.string.utf8.count }
    case .fields: try Self.fields(document, &count)
    case .write:
      writer.removeAll()
      while writer.count < document.count {
        SamplePage.write(count.elements, to: &writer)
        count.elements += 1
      }
    }
  }

  private static func events(
    _ document: [UInt8], _ count: inout Count, _ measure: (borrowing XMLText) -> Int
  ) throws {
    try XMLReader.read(document) { reader in
      while true {
        switch try reader.next() {
        case .start: count.elements += 1
        case .text: count.textBytes += measure(try reader.content())
        case .end: continue
        case .endOfDocument: return
        }
      }
    }
  }

  private static let table = XMLFieldTable<SamplePage.Member>()

  private static func fields(_ document: [UInt8], _ count: inout Count) throws {
    try SOAPReply.open(
      document, operation: "SelectSiparis", httpStatus: 200, contentType: "text/xml"
    ) { reader in
      try reader.forEachChild { record in
        var hint = 0
        count.elements += 1
        try record.forEachChild { member in
          count.elements += 1
          if let field = table.field(of: member, hint: &hint), !field.isList {
            count.textBytes += try member.text().string.utf8.count
          } else {
            try member.forEachChild { item in
              count.elements += 1
              try item.forEachChild { leaf in
                count.elements += 1
                count.textBytes += try leaf.text().string.utf8.count
              }
            }
          }
        }
      }
    }
  }
}

enum Disk {
  struct Unreadable: Error { let path: String }

  static func read(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "wb") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Unreadable(path: path) }
  }
}
