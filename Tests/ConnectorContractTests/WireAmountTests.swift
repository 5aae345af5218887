import ConnectorKit
import Testing

@Suite struct WireAmountTests {
  private static func amount(_ millionths: Int64) throws -> WireAmount {
    try WireAmount(millionths: millionths, field: "price")
  }

  @Test(
    arguments: [
      (1_005_000, 101), (-1_005_000, -101), (1_004_999, 100), (-1_004_999, -100), (0, 0),
    ] as [(Int64, Int64)])
  func `amounts are rounded half away from zero`(millionths: Int64, minor: Int64) throws {
    #expect(try Self.amount(millionths).minorUnits(2, "price") == minor)
  }

  @Test func `currencies of every number of decimals`() throws {
    let amount = try Self.amount(1_234_567_890)
    #expect(
      try (0...6).map { try amount.minorUnits($0, "price") }
        == [1235, 12_346, 123_457, 1_234_568, 12_345_679, 123_456_789, 1_234_567_890])
  }

  @Test func `a part of an amount is rounded once`() throws {
    let third = try Self.amount(1_000_000).times(1, over: 3)
    #expect(try third.minorUnits(6, "price") == 333_333)
    #expect(try third.times(3).minorUnits(2, "price") == 100)
  }

  @Test func `what is too large to be believed is refused by its field`() throws {
    let largest = WireAmount.largest * 1_000_000
    #expect(try Self.amount(largest).minorUnits(2, "price") == WireAmount.largestMinorUnits)
    for millionths in [largest + 1, -largest - 1, .max, .min] {
      #expect(throws: MappingError(field: "price", reason: "is too large to be believed")) {
        try Self.amount(millionths)
      }
    }
  }

  @Test func `no sum or product of believed values ends the process`() throws {
    let most = try Self.amount(WireAmount.largest * 1_000_000)
    let least = try Self.amount(-WireAmount.largest * 1_000_000)
    var sum = WireAmount.zero
    for _ in 0..<10_000 { sum = sum + most.times(10_000_000) - least.times(20_000, over: 10_000) }
    #expect(throws: MappingError(field: "total", reason: "is too large to be believed")) {
      try sum.minorUnits(2, "total")
    }
    #expect(throws: MappingError.self) {
      try WireAmount.sum([WireAmount.largestMinorUnits, 1], "total")
    }
    #expect(try WireAmount.sum([1, 2], "total") == 3)
  }
}
