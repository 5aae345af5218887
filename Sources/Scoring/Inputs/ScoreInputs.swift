/// Everything that a computation looks at, read from the roll-ups.
public struct ScoreInputs: Sendable, Equatable {
  /// An active product.
  public struct Product: Sendable, Equatable {
    public var id: Int64
    /// Number of the category; products of one category share a size curve.
    public var category: Int
    /// Sold in the window, in thousandths of a unit, over all variants and channels.
    public var unitsMilli: Int64
    /// Clicks in the window.
    public var clicks: Int64
    /// Members who marked it in the window and still do.
    public var favourites: Int64
    public var cells: [SizeCell]

    public init(
      id: Int64, category: Int = 0, unitsMilli: Int64 = 0, clicks: Int64 = 0,
      favourites: Int64 = 0, cells: [SizeCell] = []
    ) {
      self.id = id
      self.category = category
      self.unitsMilli = unitsMilli
      self.clicks = clicks
      self.favourites = favourites
      self.cells = cells
    }
  }

  /// An active variant: one size of one colour, which is what a shopper can or cannot buy.
  public struct SizeCell: Sendable, Equatable {
    /// Number of the size's folded name.
    public var size: Int
    public var isInStock: Bool
    /// Sold in the window, in thousandths of a unit.
    public var unitsMilli: Int64

    public init(size: Int, isInStock: Bool, unitsMilli: Int64 = 0) {
      self.size = size
      self.isInStock = isInStock
      self.unitsMilli = unitsMilli
    }
  }

  public var products: [Product]
  /// Parts that at least one channel gives figures for.
  public var available: Set<ScorePart>

  public init(products: [Product], available: Set<ScorePart>) {
    self.products = products
    self.available = available
  }
}
