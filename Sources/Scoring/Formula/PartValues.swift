/// A value for each part; nil where the part has no source.
public struct PartValues: Sendable, Equatable {
  public var sales: Int64?
  public var size: Int64?
  public var clicks: Int64?
  public var favourites: Int64?

  public init(
    sales: Int64? = nil, size: Int64? = nil, clicks: Int64? = nil, favourites: Int64? = nil
  ) {
    self.sales = sales
    self.size = size
    self.clicks = clicks
    self.favourites = favourites
  }

  public subscript(_ part: ScorePart) -> Int64? {
    get {
      switch part {
      case .sales: sales
      case .size: size
      case .clicks: clicks
      case .favourites: favourites
      }
    }
    set {
      switch part {
      case .sales: sales = newValue
      case .size: size = newValue
      case .clicks: clicks = newValue
      case .favourites: favourites = newValue
      }
    }
  }
}
