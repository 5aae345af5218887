import NIOCore
import NIOPosix
import Synchronization

/// Stands between a client and the server's unix socket. While it is frozen it takes everything and
/// passes nothing on, in neither direction, the end of a connection included: as a machine without
/// power, or one whose process hangs, looks from afar.
final class FreezableProxy: Sendable {
  private final class Ice: Sendable {
    private let state = Mutex(false)
    private let servers = Mutex<[any Channel]>([])

    func add(_ server: any Channel) { servers.withLock { $0.append(server) } }

    /// Ends what is left, so that no transaction hangs on the server behind a test.
    func endAll() {
      for server in servers.withLock({ $0 }) { server.close(promise: nil) }
    }

    var isThere: Bool {
      get { state.withLock { $0 } }
      set { state.withLock { $0 = newValue } }
    }
  }

  /// Passes what comes on one side to the other.
  private final class Forwarder: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let peer: any Channel
    private let ice: Ice

    init(to peer: any Channel, _ ice: Ice) {
      self.peer = peer
      self.ice = ice
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      if !ice.isThere { peer.writeAndFlush(unwrapInboundIn(data), promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
      if !ice.isThere { peer.close(promise: nil) }
    }
  }

  private let listener: any Channel
  private let ice: Ice

  private init(listener: any Channel, ice: Ice) {
    self.listener = listener
    self.ice = ice
  }

  /// - Parameter socket: path of the server's socket.
  static func start(before socket: String) async throws -> FreezableProxy {
    let ice = Ice()
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { client in
        ClientBootstrap(group: client.eventLoop).connect(unixDomainSocketPath: socket)
          .flatMap { server in
            ice.add(server)
            return server.pipeline.addHandler(Forwarder(to: client, ice)).flatMap {
              client.pipeline.addHandler(Forwarder(to: server, ice))
            }
          }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return FreezableProxy(listener: listener, ice: ice)
  }

  var port: Int { listener.localAddress?.port ?? 0 }

  var isFrozen: Bool { ice.isThere }
  func freeze() { ice.isThere = true }
  func thaw() { ice.isThere = false }

  func stop() async {
    try? await listener.close()
    ice.endAll()
  }
}
