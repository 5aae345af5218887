import Yams

/// Why a definition cannot be used, with the place to look at.
public struct FeedDefinitionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// `labels.custom_label_0.first-of[1]`; empty for the text as a whole.
  public var path: String
  /// From 1; nil when the place is not known.
  public var line: Int?
  public var message: String

  public var description: String {
    let place = [path.isEmpty ? nil : path, line.map { "line \($0)" }].compactMap { $0 }
    return place.isEmpty ? message : "\(place.joined(separator: ", ")): \(message)"
  }
}

/// A value of a YAML document that knows where it stands.
struct YAMLValue {
  private let node: Node
  let path: String

  /// - Throws: `FeedDefinitionError` when the text is no YAML or outside `YAMLBounds`.
  static func document(_ text: String) throws -> YAMLValue {
    try YAMLBounds.check(text)
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw FeedDefinitionError(path: "", line: nil, message: "the text is empty")
      }
      return YAMLValue(node: node, path: "")
    } catch let error as YamlError {
      throw unreadable(error, text)
    }
  }

  private static func unreadable(_ error: YamlError, _ text: String) -> FeedDefinitionError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      // The reader places what is missing at the end behind the last line.
      FeedDefinitionError(
        path: "", line: min(mark.line, text.utf8.count { $0 == 0x0A } + 1),
        message: "is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context):
      FeedDefinitionError(
        path: keys.joined(separator: ", "), line: context.mark.line,
        message: "is there more than once")
    default: FeedDefinitionError(path: "", line: nil, message: "is not YAML text")
    }
  }

  func error(_ message: String) -> FeedDefinitionError {
    FeedDefinitionError(path: path, line: node.mark?.line, message: message)
  }

  var isMapping: Bool { node.mapping != nil }
  var isSequence: Bool { node.sequence != nil }

  /// The members of a mapping.
  /// - Throws: when it is no mapping or has a key that is not among `allowed`.
  func members(_ allowed: [String]) throws -> [String: YAMLValue] {
    guard let mapping = node.mapping else { throw error("must hold names with values") }
    var members: [String: YAMLValue] = [:]
    for pair in mapping {
      let key = pair.key.scalar?.string ?? ""
      let value = YAMLValue(node: pair.value, path: path.isEmpty ? key : "\(path).\(key)")
      guard allowed.contains(key) else {
        throw FeedDefinitionError(
          path: value.path, line: pair.key.mark?.line,
          message: "is not known here; known are \(allowed.joined(separator: ", "))")
      }
      members[key] = value
    }
    return members
  }

  func items() throws -> [YAMLValue] {
    guard let sequence = node.sequence else { throw error("must be a list") }
    return sequence.enumerated().map { YAMLValue(node: $1, path: "\(path)[\($0)]") }
  }

  /// Any scalar as it was written; empty is refused.
  func text(limit: Int = 1000) throws -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw error("must be a text") }
    guard text.unicodeScalars.count <= limit else {
      throw error("is longer than \(limit) characters")
    }
    return text
  }

  func flag() throws -> Bool {
    switch try text() {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw error("must be true or false")
    }
  }

  func number(_ range: ClosedRange<Int>) throws -> Int {
    guard let number = Int(try text()), range.contains(number) else {
      throw error("must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
