import Basics
import Commerce
import ConnectorKit
import Outbound

/// One seller at Trendyol.
///
/// What is verified against which source is in README.md beside this file.
public struct TrendyolConnector: Connector {
  let settings: TrendyolSettings
  let client: TrendyolClient

  /// - Parameters:
  ///   - settings: Checked against `descriptor.settings`.
  ///   - limiters: The account's own; every connector of the account shares them.
  ///   - random: Uniform in 0 ..< 1, for the jitter of back-offs.
  /// - Throws: `SettingsError` for plain http to another machine, a seller that is no number and an
  ///   integrator's name that Trendyol would refuse.
  public init(
    settings: ChannelSettings, transport: any HTTPTransport, limiters: ServiceLimiters,
    random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
  ) throws(SettingsError) {
    self.settings = try TrendyolSettings(settings)
    client = TrendyolClient(
      exchange: TrendyolExchange(
        settings: self.settings, transport: transport, limiters: limiters, random: random))
  }

  public var descriptor: ConnectorDescriptor { Self.descriptor }

  public func check() async throws(ConnectorError) -> ConnectionCheck {
    try await TrendyolCheck(client: client).run()
  }

  public func pull(_ request: PullRequest) async throws(ConnectorError) -> PulledPage {
    guard let reader = reader(of: request.stream) else {
      throw ConnectorError(.permanent, "Trendyol gives no \(request.stream.rawValue).")
    }
    var draft = PageDraft()
    do throws(TrendyolFailure) {
      let cursor = request.cursor.flatMap { TrendyolCursor($0) }
      let next = try await reader.read(request, from: cursor, into: &draft)
      return draft.page(next: next)
    } catch {
      throw await client.explained(error, &draft.cost)
    }
  }

  public func map(
    _ record: RawRecord, stream: SyncStream
  ) throws(MappingError) -> ChannelRecord {
    try TrendyolMapping.map(record, stream: stream)
  }

  public func soldOut(in product: ArraySlice<UInt8>) -> [String] {
    SoldOutVariants.keys(product)
  }

  private func reader(of stream: SyncStream) -> (any StreamReader)? {
    switch stream {
    case .categories: CategoryReader(client: client)
    case .brands: BrandReader(client: client)
    case .products: ProductReader(client: client)
    case .orders: OrderReader(settings: settings, client: client)
    case .claims: ClaimReader(client: client)
    case .questions: QuestionReader(client: client)
    case .customers, .favourites: nil
    }
  }
}

extension TrendyolClient {
  /// The error to tell. An unclear 401 is cleared up with a call that every key may make: when that
  /// is refused too, the key is at fault and not the service.
  func explained(
    _ failure: TrendyolFailure, _ cost: inout PullStatistics
  ) async -> ConnectorError {
    var told = failure.error
    if failure.needsProbe {
      do throws(TrendyolFailure) {
        try await probe(&cost)
      } catch {
        if error.needsProbe {
          told = ConnectorError(
            .unauthorised,
            "Trendyol opens nothing to this API key (HTTP 401); check key and secret.")
        } else if error.error.isOfTheAccount {
          told = error.error
        }
      }
    }
    told.statistics = cost
    return told
  }

  /// Makes one call outside of a pull.
  func asking<T>(
    _ body: (inout PullStatistics) async throws(TrendyolFailure) -> T
  ) async throws(ConnectorError) -> T {
    var cost = PullStatistics()
    do throws(TrendyolFailure) {
      return try await body(&cost)
    } catch {
      throw await explained(error, &cost)
    }
  }
}
