import Basics
import Inventory
import Storage
import Web

/// Reorder points and safety stock as somebody typed them. What was drawn is in a field's name,
/// `point-VARIANT-SEEN` and `safety-VARIANT-SEEN`, so that an older page undoes nobody's change.
struct StockLowForm: Sendable {
  enum Field: String, CaseIterable, Sendable { case point, safety }

  /// A value that a person changed. Of a reorder point nil is the shop's.
  struct Cell: Sendable, Equatable {
    var wanted: Int64?
    var seen: Int64?
    /// False where no value was drawn; it fits whatever is stored.
    var isDrawn = true

    func fits(_ stored: Int64?) -> Bool { !isDrawn || stored == seen }
  }

  struct Change: Sendable, Equatable {
    var variantID: Int64
    /// Nil leaves the value as it is.
    var point: Cell?
    var safety: Cell?

    mutating func set(_ field: Field, _ cell: Cell) {
      switch field {
      case .point: point = cell
      case .safety: safety = cell
      }
    }
  }

  var changes: [Change] = []
  /// Fields at fault, by `id`.
  var faults: Set<String> = []
  /// What was typed, by the field's name.
  var typed: [String: String] = [:]

  static func id(_ field: Field, _ variantID: Int64) -> String {
    "\(field.rawValue)-\(variantID)"
  }

  static func name(_ field: Field, _ variantID: Int64, seen: Int64?) -> String {
    "\(id(field, variantID))-\(seen.map { String($0) } ?? "")"
  }

  init() {}

  init(_ form: FormData) {
    for field in Field.allCases {
      for (name, text) in form.fields(withPrefix: "\(field.rawValue)-") {
        let parts = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let variantID = Int64(parts[0]) else { continue }
        let seen = Int64(parts[1])
        // Only a point may have been drawn as nothing.
        guard seen != nil || (field == .point && parts[1].isEmpty) else { continue }
        read(field, variantID, seen: seen, text.trimmed)
      }
    }
    changes.sort { $0.variantID < $1.variantID }
  }

  private mutating func read(
    _ field: Field, _ variantID: Int64, seen: Int64?, _ text: String
  ) {
    typed[Self.name(field, variantID, seen: seen)] = text.cut(toBytes: 20)
    let wanted = StockNumber.parse(text, LowStock.pointsAllowed)
    guard wanted != nil || (field == .point && text.isEmpty) else {
      faults.insert(Self.id(field, variantID))
      return
    }
    guard wanted != seen else { return }
    let cell = Cell(wanted: wanted, seen: seen)
    if let place = changes.firstIndex(where: { $0.variantID == variantID }) {
      changes[place].set(field, cell)
    } else {
      var change = Change(variantID: variantID)
      change.set(field, cell)
      changes.append(change)
    }
  }
}

/// Stores what a form wants.
enum StockLowChanges {
  struct Outcome: Sendable {
    /// How many variants changed.
    var count = 0
    /// Variants of which another value is stored than was drawn; nothing was written because of them.
    var stale: [Int64] = []
  }

  static func keep(
    _ changes: [StockLowForm.Change], actor: String, today: Int64, visit: Visit,
    in connection: any SQLConnection
  ) throws -> Outcome {
    let keys = changes.map { [SQLValue.integer($0.variantID)] }
    let points = try connection.firstMatches(selectPoint, keys) { $0.integer(0) }
    let safeties = try connection.firstMatches(selectSafety, keys) { $0.integer(0) }
    var outcome = Outcome()
    for (index, change) in changes.enumerated() {
      let isFit =
        change.point?.fits(points[index]) != false && change.safety?.fits(safeties[index]) != false
      if !isFit { outcome.stale.append(change.variantID) }
    }
    guard outcome.stale.isEmpty else { return outcome }
    for (index, change) in changes.enumerated() where safeties[index] != nil {
      let isNew = try write(
        change, over: points[index], actor: actor, visit: visit, in: connection)
      if isNew { outcome.count += 1 }
    }
    if outcome.count > 0 { try LowStock.refresh(today: today, in: connection) }
    return outcome
  }

  /// - Returns: whether something was another before.
  private static func write(
    _ change: StockLowForm.Change, over point: Int64?, actor: String, visit: Visit,
    in connection: any SQLConnection
  ) throws -> Bool {
    var isNew = false
    if let cell = change.point, cell.wanted != point {
      try LowStock.setPoint(
        cell.wanted, of: change.variantID, actor: actor, now: visit.now, in: connection)
      isNew = true
    }
    if let units = change.safety?.wanted {
      let isOther = try SafetyStock.set(
        units, of: change.variantID, actor: actor, now: visit.now, in: connection)
      isNew = isNew || isOther
    }
    return isNew
  }

  private static let selectPoint = SQLStatement(
    "SELECT units FROM stock_reorder_points WHERE variant_id = ?")
  private static let selectSafety = SQLStatement(
    "SELECT safety FROM stock_levels WHERE variant_id = ?")
}
