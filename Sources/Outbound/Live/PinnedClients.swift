import AsyncHTTPClient
import Synchronization

/// Clients that connect to one checked address each. One is kept, with its connections, while its
/// name still leads to its address, so that checking costs a look-up and no handshake.
final class PinnedClients: Sendable {
  struct Lease: Sendable {
    fileprivate let id: Int
    let client: HTTPClient
  }

  private struct Entry {
    let id: Int
    let host: String
    let address: String
    let client: HTTPClient
    var users = 0
    /// True when nobody begins anything with it any more.
    var isLeft = false
  }

  private struct State {
    var entries: [Entry] = []
    /// By host: the address that could not be reached last. Another one is tried before it.
    var unreachable: [String: String] = [:]
    var nextID = 0
    var isShut = false

    /// Takes out what nobody uses and nobody will.
    mutating func sweep() -> [HTTPClient] {
      let idle = entries.filter { $0.isLeft && $0.users == 0 }.map(\.client)
      entries.removeAll { $0.isLeft && $0.users == 0 }
      return idle
    }
  }

  private let make: @Sendable (_ host: String, _ address: String) -> HTTPClient
  private let state = Mutex(State())

  init(_ make: @escaping @Sendable (_ host: String, _ address: String) -> HTTPClient) {
    self.make = make
  }

  /// - Parameter addresses: those that were checked, in the order of preference; not empty.
  /// - Returns: nil when the clients were shut.
  func take(_ host: String, among addresses: [String]) async -> Lease? {
    let (lease, idle) = state.withLock { state -> (Lease?, [HTTPClient]) in
      guard !state.isShut else { return (nil, []) }
      let known = state.entries.firstIndex {
        $0.host == host && !$0.isLeft && addresses.contains($0.address)
      }
      let index = known ?? begin(host, among: addresses, &state)
      state.entries[index].users += 1
      let lease = Lease(id: state.entries[index].id, client: state.entries[index].client)
      return (lease, state.sweep())
    }
    await close(idle)
    return lease
  }

  /// Makes the client of a host anew; the one before goes when its last exchange is over.
  private func begin(_ host: String, among addresses: [String], _ state: inout State) -> Int {
    for index in state.entries.indices where state.entries[index].host == host {
      state.entries[index].isLeft = true
    }
    let dead = state.unreachable[host]
    let address = addresses.first { $0 != dead } ?? addresses[0]
    state.nextID += 1
    state.entries.append(
      Entry(id: state.nextID, host: host, address: address, client: make(host, address)))
    return state.entries.count - 1
  }

  /// - Parameter isUnreachable: No connection could be made; the next one tries another address.
  func giveBack(_ lease: Lease, isUnreachable: Bool = false) async {
    let idle = state.withLock { state -> [HTTPClient] in
      guard let index = state.entries.firstIndex(where: { $0.id == lease.id }) else { return [] }
      state.entries[index].users -= 1
      if isUnreachable {
        state.entries[index].isLeft = true
        state.unreachable[state.entries[index].host] = state.entries[index].address
      }
      return state.sweep()
    }
    await close(idle)
  }

  /// Makes every later `take` give nil.
  /// - Returns: The clients that are to be closed.
  func shut() -> [HTTPClient] {
    state.withLock { state in
      state.isShut = true
      defer { state.entries = [] }
      return state.entries.map(\.client)
    }
  }

  /// Nobody needs to wait for the end.
  private func close(_ clients: [HTTPClient]) async {
    for client in clients { await ClientClosing.close(client, within: .zero) }
  }
}
