import Markup
import Testing

@Suite struct JSONReaderTests {
  private func read<T>(_ text: String, _ body: (inout JSONReader) throws -> T) throws -> T {
    try JSONReader.read(Array(text.utf8), body)
  }

  @Test func `a document is read member by member`() throws {
    let tree = try JSONTree(#" {"a" : [1, -2.5e3, "x"], "b":{}, "c":[ ], "d":true,"e":null} "#)
    #expect(
      tree
        == .object([
          .init(key: "a", value: .array([.number("1"), .number("-2.5e3"), .string("x")])),
          .init(key: "b", value: .object([])), .init(key: "c", value: .array([])),
          .init(key: "d", value: .bool(true)), .init(key: "e", value: .null),
        ]))
  }

  @Test func `values that nobody takes are skipped`() throws {
    let found = try read(#"{"a":{"b":[1,{"c":"}]"}]},"d":"\\\"","e":7,"f":[[],[]]}"#) { reader in
      var found: Int64?
      try reader.forEachMember { if $0.isKey("e") { found = try $0.scalar().int } }
      return found
    }
    #expect(found == 7)
  }

  @Test func `a record is cut out as it came`() throws {
    let text = #"{"content": [ {"id":1, "t":"ş\n"} ,{"id":2}],"more":1}"#
    let cuts = try read(text) { reader in
      var cuts: [String] = []
      try reader.forEachMember { member in
        guard member.isKey("content") else { return }
        try member.forEachElement { record in
          let start = record.position
          try record.skip()
          cuts.append(String(decoding: record.rawBytes(start..<record.position), as: UTF8.self))
        }
      }
      return cuts
    }
    #expect(cuts == [#"{"id":1, "t":"ş\n"}"#, #"{"id":2}"#])
  }

  @Test func `numbers keep every digit`() throws {
    try read(
      #"[72600000000000000001, 1299.8999999999999, "250.50", -0, 1E+2, 9223372036854775807]"#
    ) {
      reader in
      var texts: [String] = []
      var minor: [Int64?] = []
      var whole: [Int64?] = []
      try reader.forEachElement { element in
        let scalar = try element.scalar()
        texts.append(scalar.string)
        minor.append(scalar.decimalMinorUnits(scale: 2))
        whole.append(scalar.int)
      }
      #expect(texts[0] == "72600000000000000001")
      #expect(minor == [nil, 129_990, 25_050, 0, 10_000, nil])
      #expect(whole == [nil, nil, nil, 0, nil, .max])
    }
  }

  @Test func `escapes are decoded in values and names`() throws {
    let tree = try JSONTree(#"{"\u0061\/":"\"\\\/\b\f\n\r\t\u015F\ud83d\ude00\u0000x"}"#)
    #expect(
      tree
        == .object([
          .init(key: "a/", value: .string("\"\\/\u{FFFD}\u{FFFD}\n\r\tş😀\u{FFFD}x"))
        ]))
    try read(#"{"\u0069d":1}"#) { reader in
      try reader.forEachMember { member in
        let isID = member.isKey("id")
        #expect(isID)
      }
    }
  }

  @Test func `words are told from strings`() throws {
    try read(#"[true,"true",null,"null",false]"#) { reader in
      var kinds: [JSONScalar.Kind] = []
      var nulls = 0
      try reader.forEachElement { element in
        let scalar = try element.scalar()
        kinds.append(scalar.kind)
        if scalar.isNull { nulls += 1 }
      }
      #expect(kinds == [.bool, .string, .null, .string, .bool])
      #expect(nulls == 1)
    }
  }

  @Test func `a scalar is no container, and the other way round`() {
    #expect(jsonRefusal { try read("[1]") { _ = try $0.scalar() } } == .unexpectedValue)
    #expect(jsonRefusal { try read("[1]") { try $0.forEachMember { _ in } } } == .unexpectedValue)
    #expect(jsonRefusal { try read("{}") { try $0.forEachElement { _ in } } } == .unexpectedValue)
    #expect(jsonRefusal { try read("3") { try $0.forEachElement { _ in } } } == .unexpectedValue)
  }

  @Test func `what is no value at all is malformed for every call`() {
    #expect(jsonRefusal { try read("<html>") { try $0.forEachMember { _ in } } } == .malformed)
    #expect(jsonRefusal { try read("<html>") { try $0.forEachElement { _ in } } } == .malformed)
    #expect(jsonRefusal { try read("<html>") { _ = try $0.scalar() } } == .malformed)
  }

  @Test func `a value is not read twice`() {
    let twice: (inout JSONReader) throws -> Void = { reader in
      _ = try reader.scalar()
      _ = try reader.scalar()
    }
    #expect(jsonRefusal { try read("1", twice) } == .misuse)
    #expect(jsonRefusal { try read("[1,2]") { try $0.forEachElement(twice) } } == .misuse)
  }

  @Test func `an error that a body swallows inside an object is not passed over`() {
    let code = jsonRefusal {
      try read(#"[{"a":{"b":[1]}},2]"#) { reader in
        try reader.forEachElement { element in
          try? element.forEachMember { try $0.forEachMember { _ = try $0.scalar() } }
        }
      }
    }
    #expect(code == .misuse)
  }

  @Test func `a slice is read like an array`() throws {
    let bytes = Array("xx[1,2]yy".utf8)
    let count = try JSONReader.read(bytes[2..<7]) { reader in
      var count = 0
      try reader.forEachElement { _ in count += 1 }
      return count
    }
    #expect(count == 2)
  }

  @Test func `a look at the head does not read the rest`() throws {
    let kind = try JSONReader.read(Array("[1, nonsense".utf8), toEnd: false) { $0.kind }
    #expect(kind == .array)
  }
}
