import Markup
import Testing

@Suite struct JSONHostileTests {
  static let page = #"""
    {"totalElements":2,"page":0,"content":[
      {"shipmentPackageId":3300000001,"orderNumber":"10000000001","shipmentAddress":{"fullName":
      "Çiğdem Işık \"Oğlu\"","phone":null},"lines":[{"lineId":1,"lineUnitPrice":225.50,
      "barcode":"86900 \u015F \ud83d\ude00"},{"lineId":2,"discountDetails":[]}],"fast":true},
      {"shipmentPackageId":3300000002,"cargoTrackingNumber":72600000000000000001,"x":-1.5E-3}]}
    """#

  @Test func `a page cut at any byte is truncated, never shorter`() throws {
    let bytes = Array(Self.page.utf8)
    _ = try JSONTree(bytes)
    for length in 0..<bytes.count {
      let cut = Array(bytes[..<length])
      #expect(jsonRefusal { try JSONTree(cut) } == .truncated, "walked, cut at \(length)")
      #expect(
        jsonRefusal { try JSONReader.read(cut) { _ in } } == .truncated, "skipped, cut at \(length)"
      )
    }
  }

  @Test func `depth is bounded for walking and for skipping`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONTree(nested(64))
    try JSONReader.read(nested(64)) { _ in }
    #expect(jsonRefusal { try JSONTree(nested(65)) } == .tooDeep)
    #expect(jsonRefusal { try JSONReader.read(nested(65)) { _ in } } == .tooDeep)
    #expect(JSONLimits(maxDepth: 1000).maxDepth == 64)
    let inner = jsonRefusal {
      try JSONReader.read(nested(3), limits: JSONLimits(maxDepth: 2)) { reader in
        try reader.forEachElement { try $0.skip() }
      }
    }
    #expect(inner == .tooDeep)
  }

  @Test(arguments: ["[", "{\"a\":"])
  func `a million open brackets are an error, not a crash`(opening: String) {
    let bomb = Array(String(repeating: opening, count: 1_000_000).utf8)
    #expect(jsonRefusal { try JSONTree(bomb) } == .tooDeep)
    #expect(jsonRefusal { try JSONReader.read(bomb) { _ in } } == .tooDeep)
  }

  @Test func `sizes are bounded`() throws {
    let text = Array("[\"0123456789\",12345]".utf8)
    _ = try JSONTree(
      text, limits: JSONLimits(maxBytes: text.count, maxStringBytes: 10, maxNumberBytes: 5))
    #expect(
      jsonRefusal { try JSONTree(text, limits: JSONLimits(maxBytes: text.count - 1)) } == .tooLarge)
    #expect(
      jsonRefusal { try JSONTree(text, limits: JSONLimits(maxStringBytes: 9)) } == .stringTooLong)
    #expect(
      jsonRefusal { try JSONTree(text, limits: JSONLimits(maxNumberBytes: 4)) } == .numberTooLong)
    let name = Array("{\"0123456789\":1}".utf8)
    #expect(
      jsonRefusal { try JSONTree(name, limits: JSONLimits(maxStringBytes: 9)) } == .stringTooLong)
  }

  @Test func `damaged pages are answered, and skipping refuses nothing that walking accepts`() {
    var random = SeededGenerator(seed: 20_261_125)
    let page = Array(Self.page.utf8)
    var accepted = 0
    for _ in 0..<6000 {
      var bytes = page
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        case 2:
          let token =
            ["\"", "{", "}", "[", "]", ",", ":", "\\", "\\u", "0"]
            .randomElement(using: &random) ?? ""
          bytes.insert(contentsOf: Array(token.utf8), at: at)
        default: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
      }
      do {
        _ = try JSONTree(bytes)
        accepted += 1
        #expect(throws: Never.self) { try JSONReader.read(bytes) { _ in } }
      } catch {
        #expect(error is JSONError)
      }
    }
    #expect(accepted > 200)
  }
}
