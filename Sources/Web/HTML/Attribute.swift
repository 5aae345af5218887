/// An attribute; one whose value is nil is left out.
public struct Attribute: Sendable {
  let name: StaticString
  let value: String?
  let isFlag: Bool

  private init(_ name: StaticString, _ value: String?, isFlag: Bool = false) {
    self.name = name
    self.value = value
    self.isFlag = isFlag
  }

  public static func attr(_ name: StaticString, _ value: String?) -> Attribute {
    Attribute(name, value)
  }

  public static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
  public static func id(_ value: String) -> Attribute { Attribute("id", value) }

  /// A flag such as `required`, present or not.
  public static func flag(_ name: StaticString, _ isSet: Bool = true) -> Attribute {
    Attribute(name, isSet ? "" : nil, isFlag: true)
  }

  /// A link; anything but a path of ours, http, https, mailto or tel leads nowhere.
  public static func href(_ address: String) -> Attribute { Attribute("href", safe(address)) }
  public static func src(_ address: String) -> Attribute { Attribute("src", safe(address)) }

  static func safe(_ address: String) -> String {
    let lower = address.prefix(8).lowercased()
    let isPath = lower.hasPrefix("/") && !lower.hasPrefix("//") && !lower.hasPrefix("/\\")
    let isKnown = ["https://", "http://", "mailto:", "tel:"].contains { lower.hasPrefix($0) }
    return isPath || isKnown || lower.hasPrefix("#") || lower.hasPrefix("?") ? address : "#"
  }
}
