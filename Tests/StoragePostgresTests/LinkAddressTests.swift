import CLibPQ
import Testing

@testable import StoragePostgres

/// What libpq makes of the URL and of what is told beside it.
struct LinkAddressTests {
  /// The options that a connection would be made with.
  private func options(_ url: String) -> [String: String] {
    // Begins to connect, which tells the options; nothing listens there.
    let connection = LinkAddress(url, connectSeconds: 10).withWords {
      PQconnectStartParams($0, $1, 1)
    }
    defer { PQfinish(connection) }
    guard let list = PQconninfo(connection) else { return [:] }
    defer { PQconninfoFree(list) }
    var options: [String: String] = [:]
    var option = list
    while let name = option.pointee.keyword {
      if let value = option.pointee.val {
        options[String(cString: name)] = String(cString: value)
      }
      option += 1
    }
    return options
  }

  private static let nowhere = "postgres://user@/db?host=/nonexistent"

  @Test func `a machine that is gone is noticed in half a minute`() {
    let options = options(Self.nowhere)
    #expect(options["tcp_user_timeout"] == "30000")
    #expect(options["keepalives_idle"] == "10")
    #expect(options["connect_timeout"] == "10")
    #expect(options["fallback_application_name"] == "tezgah")
  }

  @Test(arguments: [
    ("connect_timeout", "3"), ("keepalives_idle", "77"), ("keepalives_interval", "9"),
    ("keepalives_count", "8"), ("tcp_user_timeout", "5000"), ("sslmode", "verify-full"),
    ("application_name", "mine"),
  ])
  func `what the URL says holds`(name: String, value: String) {
    #expect(options("\(Self.nowhere)&\(name)=\(value)")[name] == value)
  }

  @Test func `texts are UTF-8 whatever the URL says`() {
    #expect(options("\(Self.nowhere)&client_encoding=LATIN1")["client_encoding"] == "UTF8")
  }
}
