/// The text form of a stream's position: `key=value` pairs joined by `;`. Keys and values hold
/// letters, digits and `,.:-` only, so nothing is escaped.
struct CursorText: Sendable, Equatable {
  private var fields: [(key: String, value: String)] = []

  init() {}

  /// Nil for text that this type did not write.
  init?(_ text: String) {
    for pair in text.split(separator: ";") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else { return nil }
      fields.append((String(parts[0]), String(parts[1])))
    }
  }

  static func == (left: Self, right: Self) -> Bool { left.text == right.text }

  var text: String { fields.map { "\($0.key)=\($0.value)" }.joined(separator: ";") }

  subscript(_ key: String) -> String? {
    get { fields.first { $0.key == key }?.value }
    set {
      fields.removeAll { $0.key == key }
      if let newValue { fields.append((key, newValue)) }
    }
  }

  subscript(number key: String) -> Int64? {
    get { self[key].flatMap { Int64($0) } }
    set { self[key] = newValue.map { String($0) } }
  }

  subscript(flag key: String) -> Bool {
    get { self[key] == "1" }
    set { self[key] = newValue ? "1" : nil }
  }

  /// Whole numbers; an unreadable one makes the list nil.
  subscript(numbers key: String) -> [Int64]? {
    get {
      guard let parts = self[key]?.split(separator: ",") else { return nil }
      let numbers = parts.compactMap { Int64($0) }
      return numbers.count == parts.count ? numbers : nil
    }
    set { self[key] = newValue.map { $0.map { String($0) }.joined(separator: ",") } }
  }
}

extension RowWalk {
  /// Reads what `write` wrote under the same name.
  init?(_ cursor: CursorText, _ name: String) {
    guard let parts = cursor[name]?.split(separator: ":", omittingEmptySubsequences: false),
      parts.count == 9, let order = Order(rawValue: String(parts[0])),
      let from = Int(parts[1]), let floor = Int(parts[2]), let stepsBack = Int(parts[4]),
      let patience = Int(parts[5]), let idle = Int(parts[6]), from >= 0, floor >= 0,
      stepsBack >= 0, idle >= 0
    else { return nil }
    let tail = parts[8].split(separator: ",").compactMap { Int64($0) }
    self.init(
      order: order, from: from, floor: floor, lastID: Int64(parts[3]), tail: tail,
      stepsBack: stepsBack, patience: patience, idle: idle, isRetested: parts[7] == "1")
  }

  func write(to cursor: inout CursorText, _ name: String) {
    let parts = [
      order.rawValue, String(from), String(floor), lastID.map { String($0) } ?? "",
      String(stepsBack), String(patience), String(idle), isRetested ? "1" : "0",
      tail.map { String($0) }.joined(separator: ","),
    ]
    cursor[name] = parts.joined(separator: ":")
  }
}
