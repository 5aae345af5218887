import Markup

/// Invented documents in the shape of a WCF reply (Ticimax wire facts 2026-11-23, §1.1).
enum Fixture {
  static func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

  static func order(_ id: Int) -> String {
    """
    <a:WebSiparis><a:AdiSoyadi>Çiğdem Işık &amp; Oğlu</a:AdiSoyadi><a:BNPLNo i:nil="true"/>\
    <a:FaturaAdresi><a:Adres>Örnek Sk. No: \(id)</a:Adres><a:Il>İstanbul</a:Il></a:FaturaAdresi>\
    <a:ID>\(id)</a:ID><a:Not><![CDATA[<b>acele</b>]]> lütfen</a:Not><!-- ara -->\
    <a:ToplamTutar>1299.8999999999999</a:ToplamTutar><a:Urunler/></a:WebSiparis>
    """
  }

  static func page(orders: Int, prolog: String = "<?xml version='1.0' encoding='utf-8'?>\r\n")
    -> String
  {
    let records = (0..<orders).map { order(60_000 + $0) }.joined(separator: "\n      ")
    return """
      \(prolog)<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
        <s:Body>
          <SelectSiparisResponse xmlns="http://tempuri.org/">
            <SelectSiparisResult xmlns:a="http://schemas.datacontract.org/2004/07/" \
      xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
            \(records)
            </SelectSiparisResult>
          </SelectSiparisResponse>
        </s:Body>
      </s:Envelope>
      """
  }

  static func fault(_ text: String) -> String {
    """
    <?xml version='1.0' encoding='utf-8'?>
    <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
      <faultcode>s:Client</faultcode>
      <faultstring xml:lang="tr-TR">\(text)</faultstring>
    </s:Fault></s:Body></s:Envelope>
    """
  }
}

/// One record as the tests read it.
struct OrderRecord: Equatable {
  var id: Int64 = 0
  var name = ""
  var city = ""
  var note = ""
  var total: Int64 = 0

  enum Field: String, CaseIterable {
    case name = "AdiSoyadi"
    case bnpl = "BNPLNo"
    case address = "FaturaAdresi"
    case id = "ID"
    case note = "Not"
    case total = "ToplamTutar"
  }

  static let table = XMLFieldTable<Field>()

  /// At the start of a record.
  init(_ reader: inout XMLReader) throws {
    var hint = 0
    var record = Self()
    try reader.forEachChild { member in
      switch Self.table.field(of: member, hint: &hint) {
      case .name: record.name = try member.text().string
      case .address: record.city = try Self.city(&member)
      case .id: record.id = try member.text().int ?? -1
      case .note: record.note = try member.text().string
      case .total: record.total = try member.text().decimalMinorUnits(scale: 2) ?? -1
      case .bnpl, nil: try member.skip()
      }
    }
    self = record
  }

  init() {}

  private static func city(_ reader: inout XMLReader) throws -> String {
    var city = ""
    try reader.forEachChild { part in
      if part.name == "Il" { city = try part.text().string }
    }
    return city
  }

  static func readPage(_ bytes: [UInt8]) throws -> [OrderRecord] {
    try SOAPReply.open(
      bytes, operation: "SelectSiparis", httpStatus: 200, contentType: "text/xml; charset=utf-8"
    ) { reader in
      var records: [OrderRecord] = []
      try reader.forEachChild { records.append(try OrderRecord(&$0)) }
      return records
    }
  }
}

/// Everything the event walk sees, one line each.
func walk(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws -> [String] {
  try XMLReader.read(bytes, limits: limits) { reader in
    var lines: [String] = []
    while true {
      switch try reader.next() {
      case .start: lines.append("\(reader.depth) <\(reader.name.string)")
      case .end: lines.append("\(reader.depth) >\(reader.name.string)")
      case .text: lines.append("\(reader.depth) \(try reader.content().string)")
      case .endOfDocument: return lines
      }
    }
  }
}

func walk(_ text: String, limits: XMLLimits = XMLLimits()) throws -> [String] {
  try walk(Fixture.utf8(text), limits: limits)
}

/// The text of the root element.
func rootText(_ bytes: [UInt8], limits: XMLLimits = XMLLimits()) throws -> String {
  try XMLReader.read(bytes, limits: limits) { reader in
    _ = try reader.next()
    return try reader.text().string
  }
}

func rootText(_ text: String, limits: XMLLimits = XMLLimits()) throws -> String {
  try rootText(Fixture.utf8(text), limits: limits)
}

/// The code of the `XMLError` that `body` throws; nil when it throws none.
func refusal<T>(_ body: () throws -> T) -> XMLError.Code? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? XMLError)?.code
  }
}

/// A small generator with a fixed sequence, so that a failure comes back (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
