import Basics
import Commerce

extension FeedDefinition {
  /// Reads a definition's YAML text.
  /// - Throws: `FeedDefinitionError`, which names the member and the line.
  public init(yaml: String) throws {
    let members = try YAMLValue.document(yaml).members([
      "slug", "title", "format", "channel", "link", "language", "currency", "token", "filter",
      "fields", "labels", "drop-guard-percent",
    ])
    guard let slug = members["slug"] else {
      throw FeedDefinitionError(path: "slug", line: nil, message: "is missing")
    }
    self.init(slug: try Self.slug(slug), title: "")
    title = try members["title"].map(Self.title) ?? self.slug
    try readPlace(members)
    token = try members["token"].map(Self.token)
    if let filter = members["filter"] { self.filter = try FeedFilter(filter, currency) }
    if let fields = members["fields"] { self.fields = try Self.fields(fields) }
    if let labels = members["labels"] { self.labels = try LabelRule.slots(labels) }
    if let guarding = members["drop-guard-percent"] {
      dropGuardPercent = try guarding.number(1...100)
    }
  }

  private mutating func readPlace(_ members: [String: YAMLValue]) throws {
    channel = try members["channel"]?.text(limit: 100)
    if let value = members["format"] {
      guard let known = FeedFormat(rawValue: try value.text()) else {
        let names = FeedFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw value.error("is not a format; known are \(names)")
      }
      format = known
    }
    if let value = members["link"] {
      guard let address = WebAddress.encoded(try value.text()) else {
        throw value.error("must be an address that begins with http:// or https://")
      }
      link = address
    }
    if let value = members["language"] {
      language = try value.text()
      guard language.utf8.count == 2, language.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else {
        throw value.error("must be two small letters, such as tr")
      }
    }
    namesCurrency = members["currency"] != nil
    if let value = members["currency"] {
      guard let known = Currency(rawValue: try value.text()) else {
        throw value.error("must be three letters, such as TRY")
      }
      currency = known
    }
  }

  private static func title(_ value: YAMLValue) throws -> String {
    let title = TextSink.clean(try value.text(limit: 150), limit: 150)
    guard !title.isEmpty else { throw value.error("holds no character that a feed may show") }
    return title
  }

  /// It becomes part of an address and of file names.
  private static func slug(_ value: YAMLValue) throws -> String {
    let slug = try value.text(limit: 40)
    guard
      slug.utf8.allSatisfy({
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
      }),
      slug.utf8.first != 0x2D
    else { throw value.error("may hold small letters a-z, digits and - only") }
    return slug
  }

  private static func token(_ value: YAMLValue) throws -> String {
    let token = try value.text(limit: 200)
    guard token.utf8.count >= 16,
      WebAddress.encoded("https://x/?" + token) == "https://x/?" + token,
      !token.utf8.contains(where: { "&#+=".utf8.contains($0) })
    else {
      throw value.error("must be at least 16 letters and digits, as a guessed one opens the feed")
    }
    return token
  }

  private static func fields(_ value: YAMLValue) throws -> [FeedField: FieldSource] {
    var fields: [FeedField: FieldSource] = [:]
    for (name, member) in try value.members(FeedField.allCases.map(\.rawValue)) {
      guard let field = FeedField(rawValue: name) else { continue }
      let source = try FieldSource(member)
      if let allowed = field.allowedValues, !source.otherwise.isEmpty,
        !allowed.contains(source.otherwise)
      {
        throw member.error("must be one of \(allowed.sorted().joined(separator: ", "))")
      }
      guard source.otherwise.unicodeScalars.count <= field.limit else {
        throw member.error("is longer than \(field.limit) characters")
      }
      fields[field] = source
    }
    return fields
  }
}

extension FieldSource {
  /// `adult`, `{value: adult}`, `{from: brand}` or `{from: brand, default: Örnek}`.
  init(_ value: YAMLValue) throws {
    guard value.isMapping else {
      self.init(fixed: TextSink.clean(try value.text(), limit: 750))
      return
    }
    let members = try value.members(["from", "value", "default"])
    if let fixed = members["value"] {
      guard members.count == 1 else { throw value.error("takes value alone, or from and default") }
      self.init(fixed: TextSink.clean(try fixed.text(), limit: 750))
      return
    }
    guard let from = members["from"] else { throw value.error("needs from or value") }
    guard let origin = FieldOrigin(name: try from.text(limit: 100)) else {
      let names = FieldOrigin.names.keys.sorted().joined(separator: ", ")
      throw from.error("is not a source; known are \(names) and option:NAME")
    }
    self.init(
      origin: origin, otherwise: TextSink.clean(try members["default"]?.text() ?? "", limit: 750))
  }
}
