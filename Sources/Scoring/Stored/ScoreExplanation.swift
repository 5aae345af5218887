import Basics
import Commerce
import Storage

/// Where a product's score comes from, part by part.
public struct ScoreExplanation: Sendable, Equatable {
  /// One part: what was counted, what it was worth, what it added.
  public struct Line: Sendable, Equatable {
    public var part: ScorePart
    /// Share of the score in millionths, after redistribution; 0 for a part without a source.
    public var weight: Int64
    /// 0...1,000,000; nil for a part without a source.
    public var value: Int64?
    /// Points added to the score, in millionths.
    public var contributionMicro: Int64
    /// The count that gives half of the part: thousandths of a unit for sales.
    public var halfway: Int64?
    public var missing: PartState.Missing?
  }

  public var entry: ScoreReport.Entry
  public var run: ScoreRun
  /// In the order of `ScorePart`.
  public var lines: [Line]

  init(entry: ScoreReport.Entry, run: ScoreRun) {
    self.entry = entry
    self.run = run
    lines = run.parts.map { state in
      let value = entry.parts[state.part]
      return Line(
        part: state.part, weight: state.weight, value: value,
        contributionMicro: ProductScore.contribution(value ?? 0, weight: state.weight),
        halfway: state.halfway, missing: state.missing)
    }
  }
}

extension ScoreReport {
  /// Nil when the product has no score.
  public func explain(product id: Int64) throws -> ScoreExplanation? {
    guard let run = try run(), let entry = try entry(product: id) else { return nil }
    return ScoreExplanation(entry: entry, run: run)
  }
}

extension ScoreExplanation {
  /// The explanation in plain English, for the terminal; one line per part.
  public var text: [String] {
    let head =
      "score \(Self.decimal(entry.scoreMicro, digits: 1)) of 100, rank \(entry.rank) "
      + "of \(run.productCount), last \(run.windowDays) days"
    let labels =
      entry.labels.isEmpty
      ? "no label" : "labels " + entry.labels.map(\.rawValue).joined(separator: " ")
    return [head] + lines.map(text) + [labels]
  }

  private func text(_ line: Line) -> String {
    guard let value = line.value else {
      return "\(line.part.rawValue): no channel gives these figures; "
        + "the weight went to the other parts"
    }
    return "\(line.part.rawValue): \(inputs(of: line)) = \(Self.decimal(value, digits: 3))"
      + ", weight \(Self.decimal(line.weight * 100, digits: 1)) %"
      + ", adds \(Self.decimal(line.contributionMicro, digits: 1)) points"
  }

  private func inputs(of line: Line) -> String {
    switch line.part {
    case .sales:
      "\(Self.units(entry.unitsMilli)) units sold"
        + half(line.halfway.map(Self.units))
    case .size: "\(entry.sizesInStock) of \(entry.sizesTotal) sizes in stock, weighted by demand"
    case .clicks: "\(entry.clicks) clicks" + half(line.halfway.map { String($0) })
    case .favourites: "\(entry.favourites) favourites" + half(line.halfway.map { String($0) })
    }
  }

  private func half(_ halfway: String?) -> String {
    halfway.map { " (half of the part at \($0))" } ?? ""
  }

  private static func units(_ milli: Int64) -> String {
    milli % 1000 == 0 ? String(milli / 1000) : DecimalText.format(minorUnits: milli, scale: 3)
  }

  /// Millionths as decimal text, rounded half up.
  private static func decimal(_ micro: Int64, digits: Int) -> String {
    var divisor: Int64 = 1
    for _ in digits..<6 { divisor *= 10 }
    return DecimalText.format(minorUnits: (micro + divisor / 2) / divisor, scale: digits)
  }
}
