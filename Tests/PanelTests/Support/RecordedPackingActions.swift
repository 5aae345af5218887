import ConnectorKit
import Panel

extension RecordedActions {
  func shippingLabel(channelID: Int64, trackingNumber: String) async throws -> ShippingLabel? {
    try note("label \(channelID) \(trackingNumber)")
    return trackingNumber.isEmpty ? nil : ShippingLabel(format: "ZPL", pages: ["^XA^XZ"])
  }
}
