import TestKit
import Testing

@testable import Outbound

struct InflaterTests {
  @Test(arguments: [0, 1, 63 << 10, 64 << 10, (64 << 10) + 1, 300_000])
  func `gzip comes back as it was`(size: Int) throws {
    let bytes = Self.noise(size)
    let packed = Deflate.compress(bytes, .gzip)
    #expect(try Inflater.inflate(packed, format: .gzip, limit: size) == bytes)
  }

  @Test(arguments: [Deflate.Wrapper.zlib, .none])
  func `deflate comes back with and without its wrapper`(wrapper: Deflate.Wrapper) throws {
    let packed = Deflate.compress(Replies.longText, wrapper)
    #expect(try Inflater.inflate(packed, format: .deflate, limit: 1 << 20) == Replies.longText)
  }

  @Test func `gzip in several members is read to its end`() throws {
    let packed = Deflate.compress([1, 2], .gzip) + Deflate.compress([3], .gzip)
    #expect(try Inflater.inflate(packed, format: .gzip, limit: 10) == [1, 2, 3])
  }

  @Test func `a text that compresses a thousand to one is read when it fits`() throws {
    let text = [UInt8](repeating: 0x20, count: 4 << 20)
    let packed = Deflate.compress(text, .gzip)
    #expect(packed.count * 900 < text.count)
    #expect(try Inflater.inflate(packed, format: .gzip, limit: text.count) == text)
  }

  @Test func `a bomb is stopped at the bound`() {
    let packed = Deflate.compress([UInt8](repeating: 0, count: 4 << 20), .gzip)
    let error = #expect(throws: ExchangeFailure.self) {
      try Inflater.inflate(packed, format: .gzip, limit: (4 << 20) - 1)
    }
    #expect(error?.kind == .tooLarge(limit: (4 << 20) - 1))
  }

  @Test func `gzip that is cut anywhere is damaged`() {
    let packed = Deflate.compress(Self.noise(500), .gzip)
    for length in 0..<packed.count {
      let error = #expect(throws: ExchangeFailure.self) {
        try Inflater.inflate(Array(packed[..<length]), format: .gzip, limit: 1 << 20)
      }
      #expect(error?.kind == .badCompression)
    }
  }

  @Test func `gzip with a flipped bit is never read wrongly`() {
    let bytes = Self.noise(300)
    let packed = Deflate.compress(bytes, .gzip)
    var readRightly = 0
    for bit in 0..<(packed.count * 8) {
      var bent = packed
      bent[bit / 8] ^= 1 << (bit % 8)
      guard let result = try? Inflater.inflate(bent, format: .gzip, limit: 1 << 20) else {
        continue
      }
      #expect(result == bytes)
      readRightly += 1
    }
    // Time, hints and system in the header, and padding, carry no content: about 70 bits.
    #expect(readRightly < 80)
  }

  @Test func `gzip followed by something else is damaged`() {
    let packed = Deflate.compress([1, 2, 3], .gzip) + [0x41]
    #expect(throws: ExchangeFailure.self) {
      try Inflater.inflate(packed, format: .gzip, limit: 10)
    }
  }

  private static func noise(_ count: Int) -> [UInt8] {
    var random = SeededRandom(seed: UInt64(count))
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }
}
