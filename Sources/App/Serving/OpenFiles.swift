#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many files and connections the system lets this process open.
enum OpenFiles {
  /// More are never needed, and some systems call "no limit" a number in the billions.
  static let mostWanted = 65_536

  /// Raises the limit as far as the system lets it be raised.
  /// - Returns: the limit that holds now.
  static func raise() -> Int {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return 256 }
    let wanted = min(limit.rlim_max, rlim_t(mostWanted))
    if limit.rlim_cur < wanted {
      var raised = limit
      raised.rlim_cur = wanted
      if setrlimit(resource, &raised) == 0 { limit = raised }
    }
    return Int(min(limit.rlim_cur, rlim_t(mostWanted)))
  }

  /// Connections that clients may hold at once: the other half is for files, the database and the
  /// channels, so that accepting never fails for want of a descriptor.
  static func connections(limit: Int) -> Int { max(1, min(1024, limit / 2)) }

  #if canImport(Glibc)
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let resource = RLIMIT_NOFILE
  #endif
}
