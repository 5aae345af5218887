import Testing

@testable import Feeds

/// A text that is no definition, and the place that the error must name.
struct BadDefinition: Sendable, CustomTestStringConvertible {
  var yaml: String
  var path: String
  var line: Int?
  var testDescription: String { yaml }

  init(_ yaml: String, _ path: String, _ line: Int?) {
    (self.yaml, self.path, self.line) = (yaml, path, line)
  }
}

struct DefinitionErrorTests {
  private func error(_ yaml: String) -> FeedDefinitionError? {
    #expect(throws: FeedDefinitionError.self) { try FeedDefinition(yaml: yaml) }
  }

  @Test(arguments: [
    BadDefinition("", "", nil),
    BadDefinition("- slug", "", 1),
    BadDefinition("title: x", "slug", nil),
    BadDefinition("slug: a\nslug: b", "slug", 1),
    BadDefinition("slug: a\nlabels: [", "", 2),
    BadDefinition("slug: a\n---\nslug: b", "", 2),
  ])
  func `text that is no mapping of known names is refused`(_ bad: BadDefinition) {
    let error = error(bad.yaml)
    #expect(error?.path == bad.path)
    #expect(error?.line == bad.line)
  }

  @Test(arguments: [
    BadDefinition("slug: a\nsulg: b", "sulg", 2),
    BadDefinition("slug: a\nfilter:\n  brand: [x]", "filter.brand", 3),
    BadDefinition("slug: a\nfields:\n  availability: in_stock", "fields.availability", 3),
    BadDefinition("slug: a\nfields: {size: {form: size}}", "fields.size.form", 2),
    BadDefinition("slug: a\nlabels:\n\n  custom_label_5: x", "labels.custom_label_5", 4),
    BadDefinition("slug: a\n? [x]\n: y", "", 2),
  ])
  func `a name that is not known is refused where it stands`(_ bad: BadDefinition) {
    let error = error(bad.yaml)
    #expect(error?.path == bad.path)
    #expect(error?.line == bad.line)
    #expect(error?.message.hasPrefix("is not known here") == true)
  }

  @Test(arguments: [
    "slug: Google", "slug: -a", "slug: a.b", "slug: ../a", "slug: ''", "slug: ğ",
    "slug: \(String(repeating: "a", count: 41))", "slug: [a]", "slug:",
  ])
  func `a slug that could not be a file name is refused`(_ yaml: String) {
    #expect(error(yaml)?.path == "slug")
  }

  @Test(arguments: [
    BadDefinition("format: meta-csv", "format", 2),
    BadDefinition("link: ftp://shop.example", "link", 2),
    BadDefinition("language: TR", "language", 2),
    BadDefinition("language: tur", "language", 2),
    BadDefinition("currency: lira", "currency", 2),
    BadDefinition("drop-guard-percent: 0", "drop-guard-percent", 2),
    BadDefinition("drop-guard-percent: 30%", "drop-guard-percent", 2),
    BadDefinition("title: \(String(repeating: "a", count: 151))", "title", 2),
    BadDefinition("title: \u{10FFFF}", "title", 2),
    BadDefinition("channel: [a]", "channel", 2),
  ])
  func `a value outside its range is refused`(_ bad: BadDefinition) {
    let error = error("slug: a\n" + bad.yaml)
    #expect(error?.path == bad.path)
    #expect(error?.line == bad.line)
  }

  @Test(arguments: ["short", "0123456789abcde", "0123456789&abcdef", "0123456789 abcdef"])
  func `a token that is short or not plain is refused and not repeated`(_ token: String) {
    let error = error("slug: a\ntoken: \"\(token)\"")
    #expect(error?.path == "token")
    #expect(error?.description.contains(token) == false)
  }

  @Test(arguments: [
    BadDefinition("in-stock-only: maybe", "filter.in-stock-only", 3),
    BadDefinition("brands: Örnek", "filter.brands", 3),
    BadDefinition("labels: [TOP100, BEST]", "filter.labels[1]", 3),
    BadDefinition("minimum-price: 1.000,50", "filter.minimum-price", 3),
    BadDefinition("minimum-price: -1", "filter.minimum-price", 3),
    BadDefinition("minimum-price: 9\n  maximum-price: 8", "filter", 3),
  ])
  func `a filter that cannot mean anything is refused`(_ bad: BadDefinition) {
    let error = error("slug: a\nfilter:\n  " + bad.yaml)
    #expect(error?.path == bad.path)
    #expect(error?.line == bad.line)
  }

  @Test(arguments: [
    BadDefinition("condition: neu", "fields.condition", 3),
    BadDefinition("adult: maybe", "fields.adult", 3),
    BadDefinition("brand: {from: producer}", "fields.brand.from", 3),
    BadDefinition("brand: {from: 'option:'}", "fields.brand.from", 3),
    BadDefinition("brand: {default: x}", "fields.brand", 3),
    BadDefinition("brand: {value: x, from: brand}", "fields.brand", 3),
    BadDefinition("brand: \(String(repeating: "x", count: 71))", "fields.brand", 3),
  ])
  func `a field source that cannot be followed is refused`(_ bad: BadDefinition) {
    let error = error("slug: a\nfields:\n  " + bad.yaml)
    #expect(error?.path == bad.path)
    #expect(error?.line == bad.line)
  }

  @Test(arguments: [
    BadDefinition("{first-of: [BEST]}", ".first-of[0]", 3),
    BadDefinition("{first-of: []}", ".first-of", 3),
    BadDefinition("{first-of: [TOP100], from: brand}", "", 3),
    BadDefinition("{score-bands: [80], otherwise: x}", "", 3),
    BadDefinition("{score-bands: [20, 80]}", ".score-bands", 3),
    BadDefinition("{score-bands: [80, 80]}", ".score-bands", 3),
    BadDefinition("{score-bands: [101]}", ".score-bands[0]", 3),
    BadDefinition("{score-bands: []}", ".score-bands", 3),
    BadDefinition("{otherwise: x}", ".otherwise", 3),
    BadDefinition(String(repeating: "x", count: 101), "", 3),
    BadDefinition("{from: brand, default: \(String(repeating: "x", count: 101))}", "", 3),
  ])
  func `a label rule that cannot be followed is refused`(_ bad: BadDefinition) {
    let error = error("slug: a\nlabels:\n  custom_label_0: " + bad.yaml)
    #expect(error?.path == "labels.custom_label_0" + bad.path)
    #expect(error?.line == bad.line)
  }

  @Test func `an error tells name, line and what is known`() {
    #expect(
      error("slug: a\nformat: csv")?.description
        == "format, line 2: is not a format; known are google-rss")
  }
}
