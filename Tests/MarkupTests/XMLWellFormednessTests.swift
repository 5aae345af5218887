import Markup
import Testing

@Suite struct XMLWellFormednessTests {
  @Test(arguments: [
    "<a></b>", "<a></ab>", "<ab></a>", "<a><b></a></b>", "</a>", "<a/><b/>", "<a/>x", "x<a/>",
    "<a/>&amp;", "<a></a x>", "< a/>", "<1a/>", "<-a/>", "<a:/>", "<:a/>", "<a:b:c/>", "<a:1/>",
    "<a×/>", "<a><!-- -- --></a>", "<a><!-x></a>", "<a><![cdata[]]></a>", "<![CDATA[x]]><a/>",
    "<a/><![CDATA[x]]>", " <?xml version='1.0'?><a/>", "<a><?xml version='1.0'?></a>",
    "<a><?XML x?></a>", "<a><??></a>", "<a><? x?></a>", "<a><?p:?></a>", "<a><!ELEMENT a ANY></a>",
    "<?xml?><a/>", "<?xml version='2.0'?><a/>", "<?xml encoding='utf-8'?><a/>",
    "<?xml version='1.0' standalone='maybe'?><a/>", "<?xml version='1.0'encoding='utf-8'?><a/>",
    "<?xml version='1.0' encoding=utf-8?><a/>", "<?xml version='1.0' x='y'?><a/>", "{\"a\":1}",
  ])
  func `what is not well-formed is malformed`(_ text: String) {
    #expect(refusal { try walk(text) } == .malformed)
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "<!DOCTYPE html><html/>", "<!doctype html><html/>",
    "<?xml version='1.0'?>\n<!-- c --><!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
    "<a><!DOCTYPE a></a>", "<a/><!DOCTYPE a>",
  ])
  func `a document type is refused before any entity of it could matter`(_ text: String) {
    #expect(refusal { try walk(text) } == .doctypeRefused)
  }

  @Test(arguments: [
    "", " \n", "<!-- c -->", "<", "<a", "<a ", "<a b", "<a b=", "<a b='", "<a b='c'", "<a/", "<a>",
    "<a>x", "<a></", "<a></a", "<a></a ", "<a>&", "<a>&am", "<a>&#", "<a>&#x1", "<a>&#65", "<a><!",
    "<a><!-", "<a><!--", "<a><!-- -", "<a><!-- --", "<a><![", "<a><![CDATA[", "<a><![CDATA[]]",
    "<a><?", "<a><?p", "<a><?p ", "<a><?p ?", "<!DOCTYP", "<?xml", "<?xml ", "<?xml version",
    "<?xml version=", "<?xml version='1.0", "<?xml version='1.0'", "<?xml version='1.0' enc",
    "<?xml version='1.0' ?", "<a/><!--", "<a/><?",
  ])
  func `what a longer document could complete is truncated`(_ text: String) {
    #expect(refusal { try walk(text) } == .truncated)
  }

  @Test(arguments: ["<a b='>'/>", "<a>></a>", "<a>]]</a>", "<a>]&gt;</a>", "<a.b-c_d1/>", "<_/>"])
  func `what XML allows is read`(_ text: String) throws {
    #expect(try !walk(text).isEmpty)
  }

  @Test func `an error says where it is and shows no text of the document`() {
    let error = #expect(throws: XMLError.self) {
      try walk("<Uye><Mail>ayse@example.com</Mail><Ad>Ayşe &x;</Ad></Uye>")
    }
    #expect(error?.offset == 44)
    #expect(error?.description == "XML malformed at byte 44: a reference that XML does not define")
  }

  @Test func `a truncated document is an error at its end`() {
    let error = #expect(throws: XMLError.self) { try walk("<Uye><Mail>ayse@example.com</Mai") }
    #expect(error == XMLError(.truncated, offset: 32, "the document ends before it is complete"))
  }
}
