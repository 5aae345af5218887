import Basics
import Commerce
import Feeds

/// Definitions of feeds that people write.
struct YAMLTarget: FuzzTarget {
  func check(_ input: [UInt8]) async throws -> FuzzOutcome {
    let text = String(decoding: input, as: UTF8.self)
    let read = try Self.definition(text)
    try BrokenPromise.unless(try Self.definition(text) == read, "one text, two definitions")
    switch read {
    case .failure(let error):
      try BrokenPromise.unless(
        !error.message.isEmpty && error.description.utf8.count < 100_000,
        "a refusal says nothing")
      return .refused
    case .success(let definition):
      try Self.checkBounds(definition)
      try Self.checkWriting(definition)
      return .read
    }
  }

  private static func definition(
    _ yaml: String
  ) throws -> Result<FeedDefinition, FeedDefinitionError> {
    do { return .success(try FeedDefinition(yaml: yaml)) } catch let error as FeedDefinitionError {
      return .failure(error)
    }
  }

  private static func checkBounds(_ definition: FeedDefinition) throws {
    let slug = definition.slug.utf8
    try BrokenPromise.unless(
      (1...40).contains(slug.count)
        && slug.allSatisfy {
          $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
        },
      "a slug that is no part of an address")
    try BrokenPromise.unless(
      definition.title.unicodeScalars.count <= 150 && definition.labels.count == LabelRule.slotCount
        && (1...100).contains(definition.dropGuardPercent), "a member is beyond its bounds")
    let (low, high) = (definition.filter.minimumPriceMinor, definition.filter.maximumPriceMinor)
    try BrokenPromise.unless(
      (low ?? 0) >= 0 && (low ?? 0) <= (high ?? .max), "prices that nothing can have")
  }

  /// The members that are texts and numbers, written out and read back.
  private static func checkWriting(_ definition: FeedDefinition) throws {
    var expected = definition
    expected.fields = [:]
    expected.labels = FeedDefinition(slug: "", title: "").labels
    let lines = YAMLLines(definition).text
    try BrokenPromise.unless(
      try self.definition(lines) == .success(expected), "what was written out reads otherwise")
  }
}

/// A definition as YAML text, without fields and labels.
private struct YAMLLines {
  private(set) var text = ""

  init(_ definition: FeedDefinition) {
    add("slug", definition.slug)
    add("title", definition.title)
    add("format", definition.format.rawValue)
    add("channel", definition.channel)
    add("link", definition.link)
    add("language", definition.language)
    if definition.namesCurrency { add("currency", definition.currency.rawValue) }
    add("token", definition.token)
    add("drop-guard-percent", String(definition.dropGuardPercent))
    text += "filter:\n"
    add("  in-stock-only", String(definition.filter.inStockOnly))
    let digits = definition.currency.minorDigits
    for (name, price) in [
      ("minimum-price", definition.filter.minimumPriceMinor),
      ("maximum-price", definition.filter.maximumPriceMinor),
    ] {
      add("  \(name)", price.map { DecimalText.format(minorUnits: $0, scale: digits) })
    }
    add("  brands", definition.filter.brands.sorted())
    add("  without-brands", definition.filter.withoutBrands.sorted())
    add("  categories", definition.filter.categories)
    add("  without-categories", definition.filter.withoutCategories)
    add("  labels", definition.filter.labels.map(\.rawValue).sorted())
  }

  private mutating func add(_ name: String, _ value: String?) {
    if let value { text += "\(name): \(Self.quoted(value))\n" }
  }

  private mutating func add(_ name: String, _ values: [String]) {
    text += "\(name):" + (values.isEmpty ? " []\n" : "\n")
    for value in values { text += "    - \(Self.quoted(value))\n" }
  }

  /// Everything but letters and digits by its number, so that nothing has a meaning of its own.
  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
      let digits = String(scalar.value, radix: 16)
      return isPlain
        ? String(scalar) : "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
    return "\"" + scalars.joined() + "\""
  }
}
