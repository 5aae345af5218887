import Commerce

/// A connector through which the seller accepts and refuses claims.
public protocol ClaimDeciding: Connector {
  /// Accepts units of a claim.
  /// - Throws: `ConnectorError`; `.unknownOutcome` when it may have been done all the same.
  func accept(claim: String, units: [String]) async throws(ConnectorError)

  /// Refuses units of a claim.
  /// - Throws: `ConnectorError`; `.permanent` when the reason needs a file and there is none.
  func refuse(_ refusal: ClaimRefusal) async throws(ConnectorError)

  /// The reasons that the channel takes today.
  func refusalReasons() async throws(ConnectorError) -> [ClaimRefusalReason]
}

/// A refusal of units of a claim. Keys are the channel's own.
public struct ClaimRefusal: Sendable, Equatable {
  public struct File: Sendable, Equatable {
    public var name: String
    /// `image/jpeg` and its like.
    public var mediaType: String
    public var bytes: [UInt8]

    public init(name: String, mediaType: String, bytes: [UInt8]) {
      self.name = name
      self.mediaType = mediaType
      self.bytes = bytes
    }
  }

  public var claim: String
  public var units: [String]
  /// Of one of the channel's reasons.
  public var reasonCode: String
  /// What the seller says to it.
  public var text: String
  public var files: [File]

  public init(
    claim: String, units: [String], reasonCode: String, text: String, files: [File] = []
  ) {
    self.claim = claim
    self.units = units
    self.reasonCode = reasonCode
    self.text = text
    self.files = files
  }
}
