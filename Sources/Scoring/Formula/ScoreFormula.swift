/// Computes all scores from the inputs. Pure, and exact to the millionth, so that the same data
/// gives the same ranks on every machine.
public struct ScoreFormula: Sendable {
  public let profile: ScoreProfile

  public init(_ profile: ScoreProfile) { self.profile = profile }

  /// Scores in order of rank.
  public func scores(_ inputs: ScoreInputs) -> ScoreResult {
    let weights = ScoreWeights(points: profile.points, available: inputs.available)
    let halfway = halfway(inputs)
    let curve = SizeCurve(inputs.products)
    var scores = inputs.products.map { product in
      ProductScore(
        product: product, parts: parts(of: product, inputs.available, halfway, curve),
        weights: weights)
    }
    scores.sort(by: ProductScore.ranksBefore)
    for index in scores.indices { scores[index].rank = Int64(index + 1) }
    LabelRules(available: inputs.available).assign(to: &scores)
    return ScoreResult(
      scores: scores,
      parts: ScorePart.allCases.map { part in
        PartState(
          part: part, points: profile.points[part, default: 0], weight: weights[part],
          halfway: halfway[part], missing: inputs.available.contains(part) ? nil : .noSource)
      })
  }

  private func halfway(_ inputs: ScoreInputs) -> PartValues {
    var halfway = PartValues()
    for (part, count) in [
      (.sales, \.unitsMilli), (.clicks, \.clicks), (.favourites, \.favourites),
    ] as [(ScorePart, KeyPath<ScoreInputs.Product, Int64>)]
    where inputs.available.contains(part) {
      halfway[part] = Saturation.halfway(inputs.products.map { $0[keyPath: count] })
    }
    return halfway
  }

  private func parts(
    of product: ScoreInputs.Product, _ available: Set<ScorePart>, _ halfway: PartValues,
    _ curve: SizeCurve
  ) -> PartValues {
    func known(_ part: ScorePart, _ value: @autoclosure () -> Int64) -> Int64? {
      available.contains(part) ? value() : nil
    }
    return PartValues(
      sales: known(.sales, Saturation.part(product.unitsMilli, halfway: halfway.sales)),
      size: known(.size, curve.availability(of: product)),
      clicks: known(.clicks, Saturation.part(product.clicks, halfway: halfway.clicks)),
      favourites: known(
        .favourites, Saturation.part(product.favourites, halfway: halfway.favourites)))
  }
}

/// The outcome of one computation.
public struct ScoreResult: Sendable, Equatable {
  /// Best first.
  public var scores: [ProductScore]
  /// How each part took part.
  public var parts: [PartState]
}

/// One part in one computation: what it weighed, and why not, if it did not.
public struct PartState: Sendable, Equatable, Codable {
  public enum Missing: String, Sendable, Codable {
    /// No connected channel gives such figures.
    case noSource
  }

  public var part: ScorePart
  /// Points of the profile.
  public var points: Int64
  /// Share of the score in millionths, after redistribution.
  public var weight: Int64
  /// The count that gives half of the part: thousandths of a unit for sales. Nil for size
  /// availability, and where no product has any count.
  public var halfway: Int64?
  public var missing: Missing?
}
