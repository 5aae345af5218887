import Markup

/// The tags of one member, made once. A class, because a struct of four arrays would be retained
/// four times for every member that is written.
final class MemberTags: Sendable {
  let open: [UInt8]
  let close: [UInt8]
  let empty: [UInt8]
  let null: [UInt8]

  init(_ name: String, prefix: String = "a:") {
    open = Array("<\(prefix)\(name)>".utf8)
    close = Array("</\(prefix)\(name)>".utf8)
    empty = Array("<\(prefix)\(name)/>".utf8)
    null = Array("<\(prefix)\(name) i:nil=\"true\"/>".utf8)
  }
}

/// Writes the value of one member after the other. A `RecordTemplate` sets `tags` to the member
/// whose turn it is; the rule of that member calls exactly one of the methods.
struct ReplyWriter {
  var xml: XMLWriter
  var tags = MemberTags("_")
  /// Replaces the text of one member, see `Corruption`.
  var corruption: Corruption?

  init(capacity: Int) { xml = XMLWriter(capacity: capacity) }

  mutating func text(_ text: String?) {
    guard let text else { return null() }
    xml.raw(tags.open)
    xml.text(text)
    xml.raw(tags.close)
  }

  mutating func int(_ value: Int) { text(String(value)) }
  mutating func bool(_ value: Bool) { text(value ? "true" : "false") }
  mutating func amount(_ value: Amount) { text(value.text) }
  mutating func time(_ value: ShopTime) { text(value.text) }
  mutating func null() { xml.raw(tags.null) }
  mutating func empty() { xml.raw(tags.empty) }

  mutating func time(orNull value: ShopTime?) {
    if let value { time(value) } else { null() }
  }

  /// Empty text as nil, which is what a database column that was never filled gives.
  mutating func text(orNull text: String) { self.text(text.isEmpty ? nil : text) }

  /// An object as the member's value.
  mutating func object<Record>(_ template: RecordTemplate<Record>, _ record: Record) {
    let outer = tags
    xml.raw(outer.open)
    template.writeMembers(of: record, to: &self)
    xml.raw(outer.close)
  }

  /// A list of objects, each in an element named after its type.
  /// - Parameter corrupting: the member of a record to write wrongly, see `Corruption`.
  mutating func list<Record>(
    _ template: RecordTemplate<Record>, _ records: [Record],
    corrupting: (Record) -> Corruption? = { _ in nil }
  ) {
    guard !records.isEmpty else { return empty() }
    let outer = tags
    xml.raw(outer.open)
    for record in records {
      if let wrong = corrupting(record) { corruption = wrong }
      template.write(record, to: &self)
    }
    xml.raw(outer.close)
  }

  /// A list of numbers in the Arrays namespace.
  mutating func ints(_ values: [Int]) { items(values.map(String.init), Self.intTags) }

  /// A list of texts in the Arrays namespace.
  mutating func texts(_ values: [String]) { items(values, Self.stringTags) }

  private mutating func items(_ values: [String], _ item: MemberTags) {
    guard !values.isEmpty else { return empty() }
    xml.raw(tags.open)
    write(values, item)
    xml.raw(tags.close)
  }

  /// Items of a list of texts that is itself the result of an operation.
  mutating func stringItems(_ values: [String]) { write(values, Self.stringTags) }

  private mutating func write(_ values: [String], _ item: MemberTags) {
    for value in values {
      xml.raw(item.open)
      xml.text(value)
      xml.raw(item.close)
    }
  }

  private static let intTags = MemberTags("int", prefix: "b:")
  private static let stringTags = MemberTags("string", prefix: "b:")
}
