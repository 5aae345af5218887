import Markup
import Testing

@Suite struct JSONSetAsideTests {
  /// Keys of the records that read, and 0 for each that was passed.
  private func keys(_ records: [String]) throws -> [Int64] {
    let page = Fixture.utf8("{\"content\":[\(records.joined(separator: ", "))],\"page\":0}")
    return try JSONReader.read(page) { reader in
      var keys: [Int64] = []
      try reader.forEachMember { member in
        guard member.isKey("content") else { return }
        try member.forEachElement { record in
          var key: Int64 = 0
          let broken = try record.readOrPass { record in
            try record.forEachMember { if $0.isKey("id") { key = try $0.scalar().int ?? -1 } }
          }
          keys.append(broken == nil ? key : 0)
        }
      }
      return keys
    }
  }

  @Test(arguments: [
    #"{"id":2,"p":01}"#, #"{"id":2,"p":1.}"#, #"{"id":2,"p":NaN,"t":"{"}"#, #"{"p":-,"id":2}"#,
    #"{"id":2,"p":+1,"a":[1,{"b":[]}],"c":{}}"#, #"{"\x":1,"id":2}"#, #"{"id":"\u12G4"}"#,
    #"{"id":2 , "p" : 0x1F , "t" : "\"}" }"#, #"{"p":tru,"id":2}"#,
  ])
  func `a broken record whose end is certain costs itself`(record: String) throws {
    #expect(try keys([#"{"id":1}"#, record, #"{"id":3}"#]) == [1, 0, 3])
  }

  @Test(arguments: [
    #"{"id":2,"t":"5" ekran"}"#, #"{"id":2,"t":"5" ekran","u":"6" ekran"}"#, #"{"id":2 "t":1}"#,
    #"{"id":2,"t"}"#, #"{"id":2,}"#, #"{"id":2,"t":01"#, #"{"id":01,"t":]}"#, #"{"id":01,"t":"a}"#,
    #"{id:2}"#,
  ])
  func `a record whose end would be a guess costs the page`(record: String) {
    #expect(throws: JSONError.self) { try keys([#"{"id":1}"#, record, #"{"id":3}"#]) }
  }

  @Test func `a record that reads is no different`() throws {
    #expect(try keys([#"{"id":1}"#, "{}", #"{"t":"a","id":3}"#]) == [1, 0, 3])
  }

  @Test func `a cut page is refused, not passed`() {
    let bytes = Fixture.utf8(#"[{"id":01,"t":"x"#)
    let code = jsonRefusal {
      try JSONReader.read(bytes) { reader in
        try reader.forEachElement { record in
          _ = try record.readOrPass { try $0.forEachMember { _ in } }
        }
      }
    }
    #expect(code == .malformed)
  }

  @Test func `tags are found past texts that are broken`() throws {
    let names = try XMLReader.read(Fixture.utf8("<a><b>&nbsp;</b>x &bad; <c/>]]></a>")) { reader in
      var names: [String] = []
      while true {
        switch try reader.nextTag() {
        case .start: names.append("<" + reader.name.string)
        case .end: names.append(">" + reader.name.string)
        case .text: names.append("text")
        case .endOfDocument: return names
        }
      }
    }
    #expect(names == ["<a", "<b", ">b", "<c", ">c", ">a"])
  }
}
