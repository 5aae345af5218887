import Basics
import Commerce
import ConnectorKit
import Storage

/// What every part of a run needs to know.
struct SyncContext: Sendable {
  let database: any Database
  let connector: any Connector
  let channel: ChannelAccount
  let runID: Int64
  let zone: LocalTimeZone
  let currency: Currency
  let clock: any WallClock
  let report: @Sendable (StreamProgress) -> Void
}
