import Hummingbird

/// What is wrong with a control request.
struct ControlError: Error, Equatable {
  let message: String
  /// The request is fine, and the shop cannot do it.
  var isConflict = false

  init(_ message: String, isConflict: Bool = false) {
    self.message = message
    self.isConflict = isConflict
  }

  var response: Response {
    var json = ReplyJSON()
    json.object { $0.field("error", message) }
    return .bytes(isConflict ? .conflict : .badRequest, TrendyolReply.json, json.bytes)
  }
}

/// The query of a control request.
struct ControlQuery: Sendable {
  private let parameters: Parameters

  init(_ parameters: Parameters) { self.parameters = parameters }

  func value(_ name: String) -> String? { parameters.get(name) }

  func text(_ name: String) throws(ControlError) -> String {
    guard let text = value(name), !text.isEmpty else { throw ControlError("\(name) is missing") }
    return text
  }

  func int(_ name: String, _ range: ClosedRange<Int>) throws(ControlError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw ControlError(
        "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func lira(_ name: String) throws(ControlError) -> Lira? {
    guard let text = value(name) else { return nil }
    guard let lira = Lira(reading: text) else { throw ControlError("\(name) is a price") }
    return lira
  }
}
