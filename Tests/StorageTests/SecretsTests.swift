import Basics
import Storage
import TestKit
import Testing

struct SecretsTests {
  @Test func `secrets open only with their key and in their place`() throws {
    let box = try #require(SecretBox(key: [UInt8](repeating: 1, count: 32)))
    let sealed = try box.seal(["uye-kodu": Secret("abc")], context: "channel:a")
    #expect(try box.open(sealed, context: "channel:a")["uye-kodu"] == Secret("abc"))
    #expect(throws: StorageError.self) { try box.open(sealed, context: "channel:b") }
    let other = try #require(SecretBox(key: [UInt8](repeating: 2, count: 32)))
    #expect(throws: StorageError.self) { try other.open(sealed, context: "channel:a") }
    #expect(SecretBox(key: [1, 2, 3]) == nil)
  }

  @Test func `a payload survives compression and damage is noticed`() throws {
    let dictionary = Array(String(repeating: "<a:Adet>1</a:Adet>", count: 40).utf8)
    let payload = Array(String(repeating: "<a:Adet>2</a:Adet>", count: 40).utf8)
    let body = try PayloadCompressor(dictionary: dictionary).compress(payload[...])
    #expect(body.count < payload.count / 5)
    #expect(try PayloadDecompression.decompress(body, dictionary: dictionary) == payload)
    #expect(throws: StorageError.self) {
      try PayloadDecompression.decompress(Array(body.dropLast(3)), dictionary: dictionary)
    }
  }
}
