import Basics
import Testing

struct TextTests {
  @Test(arguments: ["ışıklı", "IŞIKLI", "isikli", "Işıklı", "İŞİKLİ", "is\u{0327}ikli"])
  func `every spelling of a Turkish word folds alike`(text: String) {
    #expect(TurkishFolding.fold(text) == "isikli")
  }

  @Test func `folding keeps codes and other scripts`() {
    #expect(TurkishFolding.fold("AB-12/ç") == "ab-12/c")
    #expect(TurkishFolding.fold("Ünal Çağrı") == "unal cagri")
    #expect(TurkishFolding.fold("Москва") == "москва")
  }

  @Test func `words are letters and digits without repeats`() {
    #expect(TurkishFolding.words("Keten Gömlek, keten (L)") == ["keten", "gomlek", "l"])
    #expect(TurkishFolding.words("a\r\nb") == ["a", "b"])
  }

  @Test(arguments: [
    ("0532 123 45 67", "905321234567"), ("+90 (532) 123-4567", "905321234567"),
    ("5321234567", "905321234567"), ("00905321234567", "905321234567"),
    ("+44 20 7946 0958", "442079460958"),
  ])
  func `a phone has one spelling`(text: String, normal: String) {
    #expect(ContactNormalization.phone(text) == normal)
  }

  @Test(arguments: ["", "5000000000", "12", "0000000000", "1234567890123456"])
  func `a placeholder is no phone`(text: String) {
    #expect(ContactNormalization.phone(text) == nil)
  }

  @Test func `an e-mail is lower case by ASCII and never by Turkish rules`() {
    #expect(ContactNormalization.email(" ILKAY@Example.COM ") == "ilkay@example.com")
    #expect(ContactNormalization.email("no-at.example.com") == nil)
    #expect(ContactNormalization.email("a@b") == nil)
  }

  @Test func `a secret does not print itself`() {
    let secret = Secret("a-very-long-secret")
    #expect("\(secret)" == "••••")
    #expect(String(reflecting: secret) == "••••")
    #expect("\(["key": secret])".contains("secret") == false)
    #expect(secret.masked == "••••cret")
  }

  @Test func `JSON text escapes what would end a string or a script`() {
    #expect(JSONText.string("a\"b\\c\n<\u{1}") == #""a\"b\\c\n\u003c\u0001""#)
  }

  @Test func `JSON text never holds what databases and XML cannot`() {
    #expect(JSONText.string("a\u{0}\u{301}\u{FFFE}\u{FFFF}\u{FFFD}") == "\"a�\u{301}���\"")
    for value in 0..<0x20 as Range<UInt8> {
      let json = JSONText.string(String(Unicode.Scalar(value)))
      #expect(json.utf8.allSatisfy { $0 >= 0x20 })
    }
  }

  @Test func `nothing that a terminal acts on leaves us`() {
    let hostile = "a\u{1B}]0;x\u{7}\r\u{9B}1m\u{202E}\u{2066}\u{200F}ş\n\tü"
    #expect(ActiveCharacters.replaced(in: hostile) == "a�]0;x���1m���ş\n\tü")
    let json = JSONText.string(hostile)
    #expect(ActiveCharacters.replaced(in: json) == json)
    #expect(json == #""a\u001b]0;x\u0007\r\u009b1m\u202e\u2066\u200fş\n\tü""#)
  }

  @Test func `a sum beyond 64 bits stays at their end`() {
    #expect([1, 2, 3].clampedSum() == 6)
    #expect([Int64.max, 1].clampedSum() == .max)
    #expect([Int64.min, -1].clampedSum() == .min)
    #expect([Int64]().clampedSum() == 0)
  }

  @Test func `content hashes differ by content, length and seed`() {
    let bytes = Array("0123456789abcdef0123456789".utf8)
    #expect(ContentHash.of(bytes) == ContentHash.of(bytes[...]))
    #expect(ContentHash.of(bytes) != ContentHash.of(bytes.dropLast()))
    #expect(ContentHash.of(bytes) != ContentHash.of(bytes, seed: 1))
    #expect(ContentHash.of(bytes + [0]) != ContentHash.of(bytes))
  }
}
