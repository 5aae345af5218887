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
    title = TextSink.clean(try members["title"]?.text(limit: 150) ?? self.slug, limit: 150)
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
    if let value = members["currency"] {
      guard let known = Currency(rawValue: try value.text()) else {
        throw value.error("must be three letters, such as TRY")
      }
      currency = known
    }
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

extension LabelRule {
  /// Rules by slot name; a slot that is not named stays empty.
  static func slots(_ value: YAMLValue) throws -> [LabelRule?] {
    let names = (0..<slotCount).map { "custom_label_\($0)" }
    let members = try value.members(names)
    return try names.map { name in try members[name].map { try LabelRule($0) } }
  }

  init(_ value: YAMLValue) throws {
    guard value.isMapping else {
      self = try Self.field(value)
      return
    }
    let members = try value.members([
      "first-of", "otherwise", "score-bands", "from", "value", "default",
    ])
    if let labels = members["first-of"] {
      try value.allow(["first-of", "otherwise"], of: members)
      self = .firstOf(
        try labels.items().map { try $0.scoreLabel() },
        otherwise: TextSink.clean(try members["otherwise"]?.text(limit: 100) ?? "", limit: 100))
    } else if let bands = members["score-bands"] {
      try value.allow(["score-bands"], of: members)
      let bounds = try bands.items().map { try $0.number(1...100) }
      guard bounds == bounds.sorted(by: >), Set(bounds).count == bounds.count, !bounds.isEmpty
      else {
        throw bands.error("must go from high to low")
      }
      self = .scoreBand(bounds)
    } else {
      self = try Self.field(value)
    }
  }

  private static func field(_ value: YAMLValue) throws -> LabelRule {
    let source = try FieldSource(value)
    guard source.otherwise.unicodeScalars.count <= lengthLimit else {
      throw value.error("is longer than \(lengthLimit) characters")
    }
    return .field(source)
  }
}

extension FeedFilter {
  init(_ value: YAMLValue, _ currency: Currency) throws {
    let members = try value.members([
      "in-stock-only", "brands", "without-brands", "categories", "without-categories", "labels",
      "minimum-price", "maximum-price",
    ])
    func texts(_ name: String) throws -> [String] {
      try members[name]?.items().map { try $0.text(limit: 750) } ?? []
    }
    inStockOnly = try members["in-stock-only"]?.flag() ?? false
    brands = Set(try texts("brands").map { TurkishFolding.fold($0) })
    withoutBrands = Set(try texts("without-brands").map { TurkishFolding.fold($0) })
    categories = try texts("categories").map { TurkishFolding.fold($0) }
    withoutCategories = try texts("without-categories").map { TurkishFolding.fold($0) }
    labels = Set(try members["labels"]?.items().map { try $0.scoreLabel() } ?? [])
    minimumPriceMinor = try members["minimum-price"].map { try Self.price($0, currency) }
    maximumPriceMinor = try members["maximum-price"].map { try Self.price($0, currency) }
    if let minimumPriceMinor, let maximumPriceMinor, minimumPriceMinor > maximumPriceMinor {
      throw value.error("has a minimum-price above its maximum-price")
    }
  }

  private static func price(_ value: YAMLValue, _ currency: Currency) throws -> Int64 {
    guard let price = DecimalText.parse(try value.text(), scale: currency.minorDigits), price >= 0
    else { throw value.error("must be an amount such as 99.90") }
    return price
  }
}

extension YAMLValue {
  /// Refuses members that belong to another form of the same value.
  fileprivate func allow(_ names: [String], of members: [String: YAMLValue]) throws {
    guard let stray = members.keys.sorted().first(where: { !names.contains($0) }) else { return }
    throw error("takes \(names.joined(separator: " and ")), not \(stray)")
  }

  fileprivate func scoreLabel() throws -> ScoreLabel {
    guard let label = ScoreLabel(rawValue: try text(limit: 100)) else {
      let names = ScoreLabel.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("is not a label; known are \(names)")
    }
    return label
  }
}
