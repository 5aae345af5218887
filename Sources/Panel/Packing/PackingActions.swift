import ConnectorKit

/// What the pages of packages ask channels for at once. `App` connects it.
public protocol PackingActions: Sendable {
  /// The label that the channel made of the parcel; nil while it has none.
  /// - Throws: `PanelProblem` that says in plain words what is wrong.
  func shippingLabel(channelID: Int64, trackingNumber: String) async throws -> ShippingLabel?
}
