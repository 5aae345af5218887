/// What the pages of stock ask the rest of the program to do. `App` connects it.
public protocol StockActions: Sendable {
  /// Asks for a look at what runs low and at the whole ledger; a worker does it.
  func watchStock(actor: String) async throws
}
