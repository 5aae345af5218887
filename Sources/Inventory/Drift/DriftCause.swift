/// Why a channel shows another stock than the one it was told. Pure.
public enum DriftCause: String, Sendable, CaseIterable {
  /// The channel refused the value and said so.
  case rejected
  /// The channel took the value and shows what it showed before.
  case ignored
  /// An earlier value of ours was applied after the newest one.
  case overtaken
  /// A figure that was never ours: somebody changed it on the channel.
  case editedOnChannel

  /// What is known of a listing when it is compared.
  public struct Evidence: Sendable, Equatable {
    public var shown: Int64
    public var isRejected: Bool
    /// What the channel showed when the newest value was sent.
    public var shownBefore: Int64?
    /// The value that was sent before the newest one.
    public var previousValue: Int64?

    public init(
      shown: Int64, isRejected: Bool, shownBefore: Int64?, previousValue: Int64?
    ) {
      self.shown = shown
      self.isRejected = isRejected
      self.shownBefore = shownBefore
      self.previousValue = previousValue
    }
  }

  public init(_ evidence: Evidence) {
    if evidence.isRejected {
      self = .rejected
    } else if evidence.shown == evidence.previousValue {
      self = .overtaken
    } else if evidence.shown == evidence.shownBefore {
      self = .ignored
    } else {
      self = .editedOnChannel
    }
  }

  /// True when our value is what a person wants there: it is told again without asking. What a
  /// person changed, a person decides about.
  public var isCuredByItself: Bool {
    switch self {
    case .ignored, .overtaken: true
    case .rejected, .editedOnChannel: false
    }
  }
}
