/// What became of every row of a retail CSV. The dispositions add up to `rows`: nothing is dropped
/// without being counted here.
public struct ImportSummary: Sendable, Equatable {
  /// Data rows, the header not counted.
  public var rows = 0

  // Dispositions: each row has exactly one.

  /// Rows that became lines of purchases.
  public var purchaseLines = 0
  /// Rows of invoices with a leading `C`, which became lines of cancelled orders.
  public var cancellationLines = 0
  /// Postage, carriage and manual charges (`POST`, `DOT`, `C2`, `M`): added to the order's shipping.
  public var chargeRows = 0
  /// Discounts, samples, fees of banks and marketplaces (`D`, `S`, `B`, `CRUK`, `AMAZONFEE`,
  /// `BANK CHARGES`): set aside, they are the shop's books and not an order's goods.
  public var feeRows = 0
  /// Negative quantities outside of cancellations: corrections of the stock, set aside.
  public var stockAdjustments = 0
  /// Price zero and no customer: found, damaged or lost goods, set aside.
  public var worthlessRows = 0
  /// Negative prices: corrections of the books, set aside.
  public var negativePrices = 0
  /// Rows that cannot be read; see `badRows`.
  public var unreadableRows = 0

  // Remarks on rows that were kept.

  /// Kept lines at price zero, because a customer got them.
  public var freeLines = 0
  /// Kept lines without a description, named after the other rows of their stock code.
  public var missingDescriptions = 0
  /// Rows equal to an earlier row in every column. Kept: an invoice may name an article twice.
  public var repeatedRows = 0
  /// Kept lines whose stock code was written with small letters; one variant with the capital one.
  public var lowerCaseCodes = 0
  /// Invoices whose rows lie at more than one minute; the first one's time is taken.
  public var invoicesWithSeveralTimes = 0
  /// Rows whose description is not UTF-8, or holds U+FFFD already.
  public var damagedTexts = 0

  // What came out.

  /// Orders of purchases.
  public var purchases = 0
  /// Orders that stand for cancellations.
  public var cancellations = 0
  /// Invoices of which no row made an order (adjustments and fees only).
  public var invoicesWithoutOrder = 0
  /// Orders without a customer number.
  public var guestOrders = 0
  public var members = 0
  public var products = 0
  public var variants = 0
  /// Sum over the lines of purchases, in ten-thousandths of a pound.
  public var purchaseGoods: Int64 = 0
  /// Sum over the lines of cancellations, in ten-thousandths of a pound, positive.
  public var cancelledGoods: Int64 = 0
  /// Sum of all charges in ten-thousandths of a pound, by absolute value.
  public var charges: Int64 = 0

  /// The first hundred unreadable rows.
  public var badRows: [BadRow] = []

  /// A row that could not be read.
  public struct BadRow: Sendable, Equatable {
    /// Line number in the file; the header is line 1.
    public let line: Int
    public let reason: String
  }

  /// Orders that came out in all.
  public var orders: Int { purchases + cancellations }
  /// Lines that came out in all.
  public var lines: Int { purchaseLines + cancellationLines }

  /// Rows accounted for; equal to `rows`.
  public var accountedRows: Int {
    purchaseLines + cancellationLines + chargeRows + feeRows + stockAdjustments + worthlessRows
      + negativePrices + unreadableRows
  }

  mutating func note(_ problem: BadRow) {
    unreadableRows += 1
    if badRows.count < 100 { badRows.append(problem) }
  }
}

extension ImportSummary {
  /// All counts by name, for printing; the names are those of the properties.
  public var figures: [(name: String, value: Int64)] {
    dispositions + remarks + results
  }

  private var dispositions: [(name: String, value: Int64)] {
    [
      ("rows", Int64(rows)), ("purchaseLines", Int64(purchaseLines)),
      ("cancellationLines", Int64(cancellationLines)), ("chargeRows", Int64(chargeRows)),
      ("feeRows", Int64(feeRows)), ("stockAdjustments", Int64(stockAdjustments)),
      ("worthlessRows", Int64(worthlessRows)), ("negativePrices", Int64(negativePrices)),
      ("unreadableRows", Int64(unreadableRows)),
    ]
  }

  private var remarks: [(name: String, value: Int64)] {
    [
      ("freeLines", Int64(freeLines)), ("missingDescriptions", Int64(missingDescriptions)),
      ("repeatedRows", Int64(repeatedRows)), ("lowerCaseCodes", Int64(lowerCaseCodes)),
      ("invoicesWithSeveralTimes", Int64(invoicesWithSeveralTimes)),
      ("damagedTexts", Int64(damagedTexts)),
    ]
  }

  private var results: [(name: String, value: Int64)] {
    [
      ("orders", Int64(orders)), ("purchases", Int64(purchases)),
      ("cancellations", Int64(cancellations)), ("lines", Int64(lines)),
      ("invoicesWithoutOrder", Int64(invoicesWithoutOrder)),
      ("guestOrders", Int64(guestOrders)), ("members", Int64(members)),
      ("products", Int64(products)), ("variants", Int64(variants)),
      ("purchaseGoods", purchaseGoods), ("cancelledGoods", cancelledGoods),
      ("charges", charges),
    ]
  }
}
