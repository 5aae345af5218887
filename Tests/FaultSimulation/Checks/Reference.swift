import Basics
import Inventory
import Storage

/// What we were told, kept apart from the database: the facts that the ledger must agree with.
final class Reference {
  /// Papers that were booked, each once, and counts.
  var movements: [StockCause: StockMovement] = [:]
  var counts: [StockCause: StockCount] = [:]
  /// The newest state of each order that we know, by our key.
  var orders: [Int64: FakeOrder.Snapshot] = [:]
  var claims: [String: ClaimReturns.Part] = [:]
  var opening: [Int64] = []
  /// Units that orders lacked at the last look, and the orders that were known then.
  var shortBefore: [Int64: Int64] = [:]
  var seenBefore: Set<Int64> = []
  private var orderIDs: [String: Int64] = [:]

  func id(of number: Int, channel: Int) -> Int64? { orderIDs["\(channel)/\(number)"] }

  func know(_ id: Int64, as snapshot: FakeOrder.Snapshot, channel: Int) {
    orders[id] = snapshot
    orderIDs["\(channel)/\(snapshot.number)"] = id
  }

  /// Units of goods that accepted claims of an order name.
  func claimed(_ orderID: Int64, _ variantID: Int64) -> Int64 {
    claims.values.reduce(0) { sum, part in
      part.orderID == orderID && part.variantID == variantID ? sum + part.units : sum
    }
  }
}

/// What must be where, worked out in another way than the ledger does: all events in the order in
/// which they happened, a count setting the figure and a movement adding to it.
struct Fold {
  private struct Event {
    var at: Int64
    var order: Int
    var delta: Int64
    var sets: Int64?
  }

  private var events: [StockPlace: [Event]] = [:]
  private(set) var unknownCauses: [String] = []

  /// - Parameter until: later events are left out; nil for none.
  init(
    reference: Reference, until: Timestamp? = nil, in connection: any SQLConnection
  ) throws {
    var found = 0
    let rows = try connection.rows(Self.select) { row in
      (
        place: StockPlace(variantID: row.integer(0), warehouseID: row.integer(1)),
        delta: row.integer(2), kind: row.text(3),
        cause: StockCause(
          StockCause.Kind(rawValue: row.text(4)) ?? .person, id: row.text(5), line: row.text(6)),
        at: row.integer(7)
      )
    }
    for row in rows where row.kind != "recount" {
      var event = Event(at: row.at, order: 0, delta: row.delta)
      if let count = reference.counts[row.cause], row.kind == "count" {
        event.sets = count.quantity
        found += 1
      } else if row.cause.kind == .opening {
        event.sets = reference.opening[Int(row.place.variantID) - 1]
      } else if let movement = reference.movements[row.cause] {
        event.delta = movement.delta
        found += 1
      } else if row.cause.kind != .order, row.cause.kind != .claim {
        unknownCauses.append("\(row.cause)")
      }
      // A count holds what happened in its own millisecond.
      if event.sets != nil { event.order = 1 }
      if let until, event.at > until.milliseconds { continue }
      events[row.place, default: []].append(event)
    }
    if found != reference.movements.count + reference.counts.count {
      unknownCauses.append(
        "\(reference.movements.count + reference.counts.count) told, \(found) booked")
    }
  }

  func onHand(_ place: StockPlace) -> Int64 {
    let ordered = (events[place] ?? []).sorted { ($0.at, $0.order) < ($1.at, $1.order) }
    return ordered.reduce(0) { $1.sets ?? ($0 + $1.delta) }
  }

  private static let select = SQLStatement(
    """
    SELECT variant_id, warehouse_id, delta, kind, cause_kind, cause_id, cause_line, effective_at
    FROM stock_movements
    """)
}
