import Markup
import Testing

@Suite struct XMLChildrenTests {
  private func read<T>(_ text: String, _ body: (inout XMLReader) throws -> T) throws -> T {
    try XMLReader.read(Fixture.utf8(text)) { reader in
      _ = try reader.next()
      return try body(&reader)
    }
  }

  private func children(
    _ text: String, _ body: (inout XMLReader) throws -> Void = { _ in }
  ) throws -> [String] {
    try read(text) { reader in
      var names: [String] = []
      try reader.forEachChild { child in
        names.append(child.name.string)
        try body(&child)
      }
      return names
    }
  }

  @Test func `direct children are visited, grandchildren are not`() throws {
    #expect(try children("<r> <a><x/></a> text <b/><!-- c --><c>1</c></r>") == ["a", "b", "c"])
  }

  @Test func `a child that was not consumed is skipped`() throws {
    #expect(try children("<r><a><x><a/></x></a><b>2</b></r>") == ["a", "b"])
  }

  @Test func `a child left half read is skipped to its end`() throws {
    let names = try children("<r><a>t<x><y/></x>u<z/></a><b/></r>") { child in
      if child.name == "a" {
        _ = try child.next()
        _ = try child.next()
        _ = try child.next()
      }
    }
    #expect(names == ["a", "b"])
  }

  @Test func `a child that was walked event by event counts as consumed`() throws {
    let names = try children("<r><a>t</a><b/><c/></r>") { child in
      while try child.next() != .end {}
    }
    #expect(names == ["a", "b", "c"])
  }

  @Test func `an element without children runs no body`() throws {
    #expect(try children("<r/>") == [])
    #expect(try children("<r></r>") == [])
  }

  @Test func `after the children the reader stands on the end of the parent`() throws {
    let seen = try read("<r><p><a/></p><q/></r>") { reader in
      var seen: [String] = []
      try reader.forEachChild { child in
        if child.name == "p" { try child.forEachChild { _ in } }
        seen.append("\(child.name.string) \(child.depth) \(child.elementStart) \(child.position)")
      }
      return seen
    }
    #expect(seen == ["p 2 3 14", "q 2 14 18"])
  }

  @Test func `reading beyond the child is misuse`() {
    let code = refusal {
      try children("<r><a/></r>") { child in while try child.next() != .endOfDocument {} }
    }
    #expect(code == .misuse)
  }

  @Test func `an error of the body comes through`() {
    struct Stop: Error {}
    #expect(throws: Stop.self) { try children("<r><a/></r>") { _ in throw Stop() } }
  }

  @Test func `skip passes comments, CDATA and instructions that look like tags`() throws {
    let text = "<r><a><!-- </a> --><![CDATA[</a>]]><?p </a> ?><a>&bad;</a></a><b/></r>"
    #expect(try children(text) { try $0.skip() } == ["a", "b"])
  }

  @Test func `skip checks that tags balance`() {
    #expect(refusal { try children("<r><a><b></c></a></r>") { try $0.skip() } } == .malformed)
    #expect(refusal { try children("<r><a><b></a></r>") { try $0.skip() } } == .malformed)
    #expect(refusal { try children("<r><a></b></r>") { try $0.skip() } } == .malformed)
  }

  @Test func `what the body leaves unread is walked, unless told otherwise`() throws {
    let cut = Fixture.utf8("<r><a>1</a><a>2")
    func firstText(toEnd: Bool) throws -> String {
      try XMLReader.read(cut, toEnd: toEnd) { reader in
        _ = try reader.next()
        _ = try reader.next()
        return try reader.text().string
      }
    }
    #expect(refusal { try firstText(toEnd: true) } == .truncated)
    #expect(try firstText(toEnd: false) == "1")
  }
}
