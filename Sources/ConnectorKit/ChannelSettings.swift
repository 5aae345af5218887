import Basics

/// The values of one channel account, checked against its connector's fields.
public struct ChannelSettings: Sendable {
  public let values: [String: String]
  public let secrets: [String: Secret]

  /// - Throws: `SettingsError` naming every field at fault.
  public init(
    values: [String: String], secrets: [String: Secret], fields: [SettingField]
  ) throws(SettingsError) {
    var problems: [SettingsError.Problem] = []
    var checked: [String: String] = [:]
    let known = Dictionary(uniqueKeysWithValues: fields.map { ($0.key, $0) })
    for key in values.keys.sorted() where known[key]?.isSecret != false {
      problems.append(
        .init(
          field: key, message: known[key] == nil ? "unknown setting" : "is a secret; give it as one"
        ))
    }
    for key in secrets.keys.sorted() where known[key]?.isSecret != true {
      problems.append(
        .init(
          field: key,
          message: known[key] == nil ? "unknown secret" : "is not a secret; give it as a setting"))
    }
    for field in fields where !field.isSecret {
      let text = values[field.key].flatMap { $0.isEmpty ? nil : $0 } ?? field.defaultValue
      if let text {
        if let message = field.problem(with: text) {
          problems.append(.init(field: field.key, message: message))
        }
        checked[field.key] = text
      } else if field.isRequired {
        problems.append(.init(field: field.key, message: "is required"))
      }
    }
    for field in fields where field.isSecret && field.isRequired {
      if secrets[field.key]?.isEmpty != false {
        problems.append(.init(field: field.key, message: "is required"))
      }
    }
    guard problems.isEmpty else { throw SettingsError(problems: problems) }
    self.values = checked
    self.secrets = secrets
  }

  public func text(_ key: String) -> String { values[key] ?? "" }
  public func integer(_ key: String) -> Int? { values[key].flatMap { Int($0) } }
  public func secret(_ key: String) -> Secret { secrets[key] ?? Secret("") }
}

/// Settings that cannot be used, field by field.
public struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
  public struct Problem: Sendable, Equatable {
    public var field: String
    public var message: String

    public init(field: String, message: String) {
      self.field = field
      self.message = message
    }
  }

  public var problems: [Problem]

  public init(problems: [Problem]) { self.problems = problems }

  public var description: String {
    problems.map { "\($0.field): \($0.message)" }.joined(separator: "; ")
  }
}

extension SettingField {
  /// What is wrong with a value of this field, or nil.
  public func problem(with text: String) -> String? {
    if text.utf8.count > 2000 { return "is longer than 2000 bytes" }
    switch kind {
    case .text:
      return nil
    case .url:
      return Self.isURL(text) ? nil : "is not an address such as https://www.example.com"
    case .integer(let range):
      guard let number = Int(text) else { return "is not a whole number" }
      return range.contains(number)
        ? nil : "must be from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let allowed):
      return allowed.contains(text) ? nil : "must be one of \(allowed.joined(separator: ", "))"
    }
  }

  private static func isURL(_ text: String) -> Bool {
    let lower = text.lowercased()
    for scheme in ["https://", "http://"] where lower.hasPrefix(scheme) {
      let host = lower.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      return !host.isEmpty && !host.contains("@")
        && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
    return false
  }
}
