/// A value of a request, read by its contract.
enum WireValue {
  case null
  case text(String)
  case int(Int)
  case double(Double)
  case bool(Bool)
  case time(ShopTime)
  case object(WireObject)
  case list([WireValue])
}

/// A contract object of a request. A member that did not arrive, or arrived late, has the default
/// of its type: 0, false, nothing (Ticimax wire facts 2026-11-23, §2).
struct WireObject {
  private var members: [String: WireValue] = [:]

  init() {}

  subscript(name: String) -> WireValue? {
    get { members[name] }
    set { members[name] = newValue }
  }

  func int(_ name: String) -> Int { optionalInt(name) ?? 0 }

  func optionalInt(_ name: String) -> Int? {
    if case .int(let value) = members[name] { value } else { nil }
  }

  func double(_ name: String) -> Double? {
    if case .double(let value) = members[name] { value } else { nil }
  }

  func bool(_ name: String) -> Bool { optionalBool(name) ?? false }

  func optionalBool(_ name: String) -> Bool? {
    if case .bool(let value) = members[name] { value } else { nil }
  }

  /// Empty when absent or nil.
  func text(_ name: String) -> String {
    if case .text(let value) = members[name] { value } else { "" }
  }

  func time(_ name: String) -> ShopTime? {
    if case .time(let value) = members[name] { value } else { nil }
  }

  /// An object without members when absent or nil.
  func object(_ name: String) -> WireObject {
    if case .object(let value) = members[name] { value } else { WireObject() }
  }

  func list(_ name: String) -> [WireValue] {
    if case .list(let value) = members[name] { value } else { [] }
  }

  func ints(_ name: String) -> [Int] {
    list(name).compactMap { if case .int(let value) = $0 { value } else { nil } }
  }

  func texts(_ name: String) -> [String] {
    list(name).compactMap { if case .text(let value) = $0 { value } else { nil } }
  }

  func objects(_ name: String) -> [WireObject] {
    list(name).compactMap { if case .object(let value) = $0 { value } else { nil } }
  }
}
