import Commerce

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
      guard try !labels.items().isEmpty else { throw labels.error("must name a label") }
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

extension YAMLValue {
  /// Refuses members that belong to another form of the same value.
  fileprivate func allow(_ names: [String], of members: [String: YAMLValue]) throws {
    guard let stray = members.keys.sorted().first(where: { !names.contains($0) }) else { return }
    throw error("takes \(names.joined(separator: " and ")), not \(stray)")
  }

  func scoreLabel() throws -> ScoreLabel {
    guard let label = ScoreLabel(rawValue: try text(limit: 100)) else {
      let names = ScoreLabel.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("is not a label; known are \(names)")
    }
    return label
  }
}
