import Basics
import Inventory
import Web

/// A warehouse as somebody typed it.
struct StockWarehouseForm: Sendable {
  static let priorityAllowed: ClosedRange<Int64> = 1...1000

  var name = ""
  var priority = "1"
  var isSellable = true
  var errors: [String: Phrase] = [:]

  init(next priority: Int64) { self.priority = String(priority) }

  init(_ warehouse: Warehouse) {
    (name, priority) = (warehouse.name, String(warehouse.priority))
    isSellable = warehouse.isSellable
  }

  init(_ form: FormData) {
    name = (form["name"] ?? "").trimmed.cut(toBytes: 800)
    priority = (form["priority"] ?? "").trimmed.cut(toBytes: 20)
    isSellable = form["sellable"] == "1"
    if !name.hasCharacters(1...60) { errors["name"] = StockWarehouseTexts.nameNeeded }
    if StockNumber.parse(priority, Self.priorityAllowed) == nil {
      errors["priority"] = StockTexts.number(Self.priorityAllowed)
    }
  }

  /// Nil while a field is at fault.
  var settings: Warehouses.Settings? {
    guard errors.isEmpty, let number = StockNumber.parse(priority, Self.priorityAllowed) else {
      return nil
    }
    return .init(name: name, priority: number, isSellable: isSellable)
  }

  mutating func note(_ problem: Warehouses.Problem) {
    switch problem {
    case .nameTaken: errors["name"] = StockWarehouseTexts.nameTaken
    case .lastSellable: errors["sellable"] = StockWarehouseTexts.lastSellable
    case .noSuchPlace: errors["name"] = Texts.notFound
    }
  }
}

/// A move between warehouses as somebody typed it.
struct StockMoveForm: Sendable {
  static let unitsAllowed: ClosedRange<Int64> = 1...1_000_000

  /// When the page was drawn. With what is moved it tells one sending of the form from another, so
  /// that a second click moves nothing.
  var token: String
  var code = ""
  var units = ""
  var from = ""
  var to = ""
  var note = ""
  var errors: [String: Phrase] = [:]

  init(_ visit: Visit) { token = String(visit.now.milliseconds) }

  init(_ form: FormData) {
    func text(_ name: String) -> String { (form[name] ?? "").trimmed.cut(toBytes: 400) }
    token = text("token").filter(\.isNumber).cut(toBytes: 20)
    (code, units, note) = (text("code"), text("units"), text("note"))
    (from, to) = (text("from"), text("to"))
    if StockNumber.parse(units, Self.unitsAllowed) == nil {
      errors["units"] = StockTexts.number(Self.unitsAllowed)
    }
    if Int64(from) == nil || Int64(to) == nil || from == to {
      errors["to"] = StockWarehouseTexts.samePlace
    }
  }

  mutating func note(_ problem: StockTransfer.Problem) {
    switch problem {
    case .samePlace, .noSuchPlace: errors["to"] = StockWarehouseTexts.samePlace
    case .nothingToMove: errors["units"] = StockTexts.number(Self.unitsAllowed)
    case .tooFew(let there): errors["units"] = StockWarehouseTexts.tooFew(there)
    case .countedJustNow: errors["code"] = StockWarehouseTexts.countedJustNow
    }
  }

  /// Nil while a field is at fault, or nothing tells the sending apart.
  func transfer(of goods: StockGoods, actor: String) -> StockTransfer? {
    guard errors.isEmpty, !token.isEmpty, let units = Int64(units), let from = Int64(from),
      let to = Int64(to)
    else { return nil }
    // Whoever goes back in the browser and moves other goods sends the token of the same page.
    let what = "\(goods.variantID) \(units) \(from) \(to)"
    return StockTransfer(
      variantID: goods.variantID, units: units, from: from, to: to,
      id: "\(actor) \(token) \(what)", actor: actor, note: note)
  }
}
