/// Something in a request that a real shop passes over in silence. Each one is a client's bug; the
/// strict mode answers with the list of them.
struct IgnoredMember: Equatable, CustomStringConvertible {
  enum Reason: Equatable {
    /// In the contract, but after a member that it should come before.
    case late(after: String)
    /// In the contract, but written twice.
    case repeated
    case unknown
    case wrongNamespace(String)
    /// Not ignored, but read in a way that the client cannot rely on.
    case timeWithOffset
    case unknownSortColumn(String)
  }

  /// `f.SiparisNo`, from the parameter on.
  var path: String
  var reason: Reason

  var description: String {
    switch reason {
    case .late(let after): "\(path) comes after \(after), so it is ignored"
    case .repeated: "\(path) comes twice, so the second is ignored"
    case .unknown: "\(path) is not in the contract, so it is ignored"
    case .wrongNamespace(let namespace):
      "\(path) is in the namespace '\(namespace)', so it is ignored"
    case .timeWithOffset: "\(path) is a time with an offset, which the shop may read either way"
    case .unknownSortColumn(let column): "\(path) names the unknown sort column '\(column)'"
    }
  }
}
