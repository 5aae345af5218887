import Commerce

/// What the pages of claims ask channels to do. `App` connects it.
public protocol ClaimActions: Sendable {
  /// The reasons for refusing that the channel takes today.
  /// - Throws: `PanelProblem` that says in plain words what is wrong.
  func refusalReasons(channelID: Int64) async throws -> [ClaimRefusalReason]
  /// Asks the channels of the units' claims. Each decision is noted before its channel is asked.
  /// Units that do not wait any more are left out.
  func decideClaims(_ verdict: ClaimVerdict, actor: String) async throws -> ClaimAnswers
}

/// What a person decides about claimed units.
public struct ClaimVerdict: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case accept
    case refuse(reasonCode: String, text: String)
  }

  public var kind: Kind
  /// Rows of `claim_units`.
  public var unitIDs: [Int64]

  public init(_ kind: Kind, unitIDs: [Int64]) {
    self.kind = kind
    self.unitIDs = unitIDs
  }
}

/// What channels answered, in units.
public struct ClaimAnswers: Sendable, Equatable {
  public var done = 0
  /// May have been done; the next sync tells.
  public var unknown = 0
  public var failed = 0
  /// The channels' words to what failed.
  public var reasons: [String] = []

  public init() {}
}
