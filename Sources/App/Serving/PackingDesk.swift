import ConnectorKit
import Panel
import Storage

extension PanelDesk {
  func shippingLabel(channelID: Int64, trackingNumber: String) async throws -> ShippingLabel? {
    guard !trackingNumber.isEmpty else { return nil }
    let account = try await services.database.read { connection in
      try ChannelAccounts.find(id: channelID, in: connection)
    }
    guard let account else { throw PanelProblem("The channel was removed.") }
    do {
      guard let connector = try services.channels.connector(for: account) as? any OrderMoving
      else { throw PanelProblem("This channel gives no labels.") }
      return try await connector.label(trackingNumber: trackingNumber)
    } catch let error as ConnectorError {
      throw PanelProblem(error.message)
    } catch let error as SettingsError {
      throw PanelProblem(error.description)
    }
  }
}
