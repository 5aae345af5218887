import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns a host name into numeric addresses. Injected, so that tests need no name server.
struct HostResolver: Sendable {
  /// Addresses in the order of preference; empty when the name does not exist.
  var addresses: @Sendable (_ host: String) async -> [String]

  /// The system's resolver, on NIO's blocking threads: `getaddrinfo` may take many seconds.
  static let system = HostResolver { host in
    (try? await NIOThreadPool.singleton.runIfActive { lookUp(host) }) ?? []
  }

  /// The same, without waiting for longer or for a task that was cancelled: then nothing is found.
  func limited(to time: Duration) -> HostResolver {
    HostResolver { host in
      let (answers, answer) = AsyncStream<[String]>.makeStream()
      let asking = Task { answer.yield(await addresses(host)) }
      let timer = Task {
        try? await Task.sleep(for: time)
        answer.finish()
      }
      defer {
        asking.cancel()
        timer.cancel()
      }
      return await answers.first { _ in true } ?? []
    }
  }

  private static func lookUp(_ host: String) -> [String] {
    var hints = addrinfo()
    hints.ai_socktype = SOCK_STREAM.asInt32
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [String] = []
    var next = list
    while let entry = next?.pointee {
      if let text = numericHost(entry), !found.contains(text) { found.append(text) }
      next = entry.ai_next
    }
    return found
  }

  private static func numericHost(_ entry: addrinfo) -> String? {
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    guard
      getnameinfo(
        entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
    else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

#if canImport(Glibc)
  extension __socket_type {
    /// Glibc declares the constants as an enumeration and the field as a number.
    fileprivate var asInt32: Int32 { Int32(rawValue) }
  }
#else
  extension Int32 {
    fileprivate var asInt32: Int32 { self }
  }
#endif
