/// How a simulated Ticimax shop answers where shops differ, or where the facts are disputed
/// (Ticimax wire facts 2026-11-23, §4.2, §4.3, §9).
public struct ShopBehaviour: Sendable {
  /// What `BaslangicIndex` of an order request means.
  public enum OrderPaging: String, Sendable, CaseIterable {
    /// 0-based page number (measured on a live shop).
    case page
    /// 0-based row offset (what most clients assume).
    case offset
  }

  /// What `BaslangicIndex` of a product or variant request means.
  public enum ProductPaging: String, Sendable, CaseIterable {
    /// Row offset when `KayitSayisinaGoreGetir` is true, page number when it is false.
    case byFlag
    case offset
    case page
  }

  /// The keys that may ask. A fresh behaviour has one, for all services.
  public var keys: [AccessKey] = [AccessKey("SIMULATED-UYE-KODU")]
  /// Fails every request in which a member is late, unknown, repeated or in the wrong namespace.
  public var isStrict = false
  public var orderPaging = OrderPaging.page
  public var productPaging = ProductPaging.byFlag
  /// A wrong key gets an empty list from `SelectUrun` instead of a fault, as one live shop does.
  public var hidesProductsFromWrongKey = true
  /// `GetFavoriUrunler` for member 0 or -1 answers the whole shop's favourites, not nothing.
  public var hasShopWideFavourites = true
  /// Cards found by a change date come without variants and supplier code.
  public var stripsChangedCards = false
  /// States 19 to 22 exist in the contract and in `SelectSiparisDurumlari`.
  public var hasStoreStates = false
  /// A product page that covers this offset answers the "null source" fault.
  public var brokenProductOffset: Int?
  /// The most orders, members or favourites of one reply, also when all are asked for. Product
  /// cards are fifty times the size, so their limit is a fifth of it.
  public var maximumRows = 5_000

  public init() {}
}

/// A web service key and the services it may use.
public struct AccessKey: Sendable, Equatable {
  public let code: String
  /// `UrunServis`, `SiparisServis`, `UyeServis`, `CustomServis`.
  public let services: Set<String>

  /// A key for all services, or for those named.
  public init(_ code: String, services: Set<String>? = nil) {
    self.code = code
    self.services = services ?? Set(TicimaxService.allCases.map(\.rawValue))
  }
}
