import Testing

@testable import Web

/// What a password must be like, and how it is kept.
struct PasswordTests {
  @Test func `a password has at least twelve characters and no rules of composition`() {
    #expect(PasswordHash.weakness(of: "elevenchars") == .tooShort)
    #expect(PasswordHash.weakness(of: "kirmizi balkon perdesi") == nil)
    #expect(PasswordHash.weakness(of: "şemsiyeçınarı") == nil)
  }

  @Test func `a password has at most 128 bytes`() {
    let long = String(repeating: "ab cd ", count: 30)
    #expect(PasswordHash.weakness(of: String(long.prefix(128))) == nil)
    #expect(PasswordHash.weakness(of: String(long.prefix(129))) == .tooLong)
  }

  @Test(arguments: [
    "password1234", "Password1234!", "galatasaray1905", "aaaaaaaaaaaa", "121212121212",
  ])
  func `passwords that are guessed first are refused`(password: String) {
    #expect(PasswordHash.weakness(of: password) == .common)
  }

  @Test(arguments: ["qwerty123456", "iloveyou1234", "123456123456", "administrator1"])
  func `more passwords of the usual lists are refused`(password: String) {
    #expect(PasswordHash.weakness(of: password) == .common)
  }

  @Test func `a hash fits its password only, and two hashes of one password differ`() async throws {
    let hash = try await PasswordHash.make("kirmizi balkon perdesi", cost: .quick)
    #expect(try await PasswordHash.matches("kirmizi balkon perdesi", hash: hash))
    #expect(try await !PasswordHash.matches("Kirmizi balkon perdesi", hash: hash))
    #expect(try await PasswordHash.make("kirmizi balkon perdesi", cost: .quick) != hash)
  }

  @Test(arguments: [
    "", "none", "scrypt$65536$8$2$$", "scrypt$9999999$8$2$AAAA$AAAA", "md5$1$2$3$4$5",
  ])
  func `a hash that cannot be read matches nothing`(hash: String) async throws {
    #expect(try await !PasswordHash.matches("", hash: hash))
    #expect(try await !PasswordHash.matches("kirmizi balkon perdesi", hash: hash))
  }

  @Test func `secrets are equal only when every byte is`() {
    #expect(ConstantTime.equal([1, 2, 3], [1, 2, 3]))
    #expect(!ConstantTime.equal([1, 2, 3], [1, 2, 4]))
    #expect(!ConstantTime.equal([1, 2, 3], [1, 2]))
    #expect(!ConstantTime.equal([1], []))
  }

  @Test(arguments: ["-1$8$1", "0$8$1", "16$-8$1", "16$8$-1", "16$8$9223372036854775807"])
  func `a stored hash of an impossible cost matches nothing`(cost: String) async throws {
    let isRight = try await PasswordHash.matches("kirmizi balkon", hash: "scrypt$\(cost)$AAAA$AAAA")
    #expect(!isRight)
  }
}
