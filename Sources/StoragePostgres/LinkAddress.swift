import CLibPQ

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What libpq is told to connect with: the URL, what it leaves open, and what must be so.
struct LinkAddress {
  /// In this order: where a word comes twice, the later one holds (PostgreSQL 15 documentation,
  /// 34.1, `PQconnectdbParams`).
  let words: [(name: String, value: String)]

  /// - Parameter seconds: for one attempt; libpq rounds 1 up to 2.
  init(_ url: String, connectSeconds seconds: Int) {
    words = [
      ("fallback_application_name", "tezgah"),
      ("connect_timeout", String(seconds)),
      // A machine that is gone without a word is noticed in half a minute: by its silence when
      // nothing is under way, by what it leaves unacknowledged otherwise.
      ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "4"),
      ("tcp_user_timeout", "30000"),
      ("dbname", url),
      // Texts are read as UTF-8, whatever the URL says.
      ("client_encoding", "UTF8"),
    ]
  }

  /// Connects, or tries to; nil when memory is short.
  func connect() -> OpaquePointer? {
    withWords { PQconnectdbParams($0, $1, 1) }
  }

  /// The words as libpq wants them, each list ended by a null.
  func withWords<T>(
    _ body: (
      _ names: UnsafePointer<UnsafePointer<CChar>?>, _ values: UnsafePointer<UnsafePointer<CChar>?>
    ) -> T
  ) -> T {
    let names = words.map { UnsafePointer(strdup($0.name)) } + [nil]
    let values = words.map { UnsafePointer(strdup($0.value)) } + [nil]
    defer {
      for text in names + values { free(UnsafeMutablePointer(mutating: text)) }
    }
    return names.withUnsafeBufferPointer { names in
      values.withUnsafeBufferPointer { values in
        guard let names = names.baseAddress, let values = values.baseAddress else {
          preconditionFailure("the lists hold their end at least")
        }
        return body(names, values)
      }
    }
  }
}
