import Basics

/// Looking at the account from outside of its interface, and changing it as people there do.
extension TrendyolAccount {
  public var counts: TrendyolCounts {
    withState { state, _ in
      var counts = TrendyolCounts()
      for content in state.contents where !content.listings.isEmpty {
        if content.isApproved {
          counts.contents += 1
          counts.listings += content.listings.count
        } else {
          counts.unapproved += content.listings.count
        }
      }
      counts.waitingBatches = state.waitingBatches.count
      counts.orders = state.orders.count
      counts.packages = state.packages.entries.count
      counts.claims = state.claims.count
      counts.questions = state.questions.count
      return counts
    }
  }

  /// Units that buyers can order of a barcode; nil for one that is not listed.
  public func stock(ofBarcode barcode: String) -> Int? {
    withState { state, _ in state.listing(barcode).map { state.listings[$0].quantity } }
  }

  /// Applies everything that waits: batches and approvals.
  public func settle() {
    withState { state, moment in
      let later = TrendyolMoment(now: moment.now, elapsed: .seconds(2_000_000_000))
      let rules = BatchRules(options, faults)
      while let id = state.waitingBatches.first, let batch = state.batches[id] {
        state.advanceBatches(
          to: TrendyolMoment(now: later.now, elapsed: max(batch.dueAt, moment.elapsed)), rules)
      }
      state.approveWaiting(upTo: nil, at: moment.now)
    }
  }

  func approveAll() {
    withState { state, moment in
      for index in state.contents.indices where state.contents[index].review == .pending {
        state.pendingApprovals[index] = moment.elapsed
      }
      state.approveWaiting(upTo: nil, at: moment.now)
    }
  }

  /// Sets numbers of a listing, as a person in the marketplace's panel does.
  func edit(_ barcode: String, quantity: Int?, sale: Lira?, list: Lira?) -> TrendyolListing? {
    withState { state, moment in
      guard let index = state.listing(barcode) else { return nil }
      if let quantity {
        state.listings[index].quantity = quantity
        state.listings[index].stockChanged = moment.now
      }
      if sale != nil || list != nil {
        let sale = sale ?? state.listings[index].sale
        state.listings[index].sale = sale
        state.listings[index].list = max(list ?? state.listings[index].list, sale)
        state.listings[index].priceChanged = moment.now
      }
      return state.listings[index]
    }
  }

  /// A listing and the variant of the shop that it really is.
  struct Twin: Sendable {
    let listing: TrendyolListing
    let isApproved: Bool
    let variant: ShopVariant?
  }

  func twins(offset: Int, limit: Int) -> [Twin] {
    let view = shop.view
    var cards: [Int: ShopCard] = [:]
    return withState { state, _ in
      state.byBarcode.values.sorted().dropFirst(offset).prefix(limit).map { index in
        let listing = state.listings[index]
        let row = listing.variant.flatMap { view.source.cardRow(ofVariant: $0) }
        let card = row.map { row in cards[row] ?? view.card(row) }
        if let row { cards[row] = card }
        let id = listing.variant.map { ShopKey.variant($0) }
        return Twin(
          listing: listing, isApproved: state.isApproved(index),
          variant: card?.variants.first { $0.id == id })
      }
    }
  }
}

/// How much there is on the account.
public struct TrendyolCounts: Sendable, Equatable {
  /// Approved contents, and the listings in them.
  public var contents = 0
  public var listings = 0
  /// Listings that are not approved.
  public var unapproved = 0
  public var waitingBatches = 0
  public var orders = 0
  /// Replaced ones included.
  public var packages = 0
  public var claims = 0
  public var questions = 0
}
