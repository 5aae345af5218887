import Basics
import Commerce
import ConnectorKit
import Outbound

/// One Ticimax shop, read and told stock and prices over its SOAP services.
///
/// What is verified against which source is in README.md beside this file.
public struct TicimaxConnector: Connector {
  private let shop: TicimaxSettings
  let client: TicimaxClient
  private let mapping: TicimaxMapping
  private let learned = LearnedShop()

  /// - Parameters:
  ///   - settings: Checked against `descriptor.settings`.
  ///   - limiter: The account's own; every connector of the account shares it.
  ///   - random: Uniform in 0 ..< 1, for the jitter of back-offs.
  /// - Throws: `SettingsError` for plain http to another machine and for an unknown time zone.
  public init(
    settings: ChannelSettings, transport: any HTTPTransport, limiter: AccountLimiter,
    random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
  ) throws(SettingsError) {
    shop = try TicimaxSettings(settings)
    client = TicimaxClient(
      exchange: TicimaxExchange(
        shop: shop, transport: transport, limiter: limiter, random: random))
    mapping = TicimaxMapping(zone: shop.zone, storefrontURL: shop.storefrontURL)
  }

  public var descriptor: ConnectorDescriptor { Self.descriptor }

  public func check() async throws(ConnectorError) -> ConnectionCheck {
    try await TicimaxCheck(shop: shop, client: client, learned: learned).run()
  }

  public func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    guard let reader = reader(of: request.stream) else {
      throw ConnectorError(.permanent, "Ticimax gives no \(request.stream.rawValue).")
    }
    var draft = PageDraft()
    do throws(TicimaxFailure) {
      let cursor = request.cursor.flatMap { CursorText($0) }
      let next = try await reader.read(request, from: cursor, into: &draft)
      return draft.page(next: next)
    } catch {
      var failed = error.error
      failed.statistics = draft.cost
      throw failed
    }
  }

  public func map(
    _ record: RawRecord, stream: SyncStream
  ) throws(MappingError) -> ChannelRecord {
    try mapping.map(record, stream: stream)
  }

  public func soldOut(in product: ArraySlice<UInt8>) -> [String] {
    SoldOutVariants.keys(product)
  }

  private func reader(of stream: SyncStream) -> (any StreamReader)? {
    switch stream {
    case .categories: CatalogueReader(kind: .categories, client: client)
    case .brands: CatalogueReader(kind: .brands, client: client)
    case .products: ProductReader(shop: shop, client: client, learned: learned)
    case .customers: MemberReader(shop: shop, client: client, learned: learned)
    case .orders: OrderReader(shop: shop, client: client, learned: learned)
    case .favourites: FavouriteReader(shop: shop, client: client, learned: learned)
    case .questions, .claims: nil
    }
  }
}
