import Storage

/// A parcel of an order as the API shows it.
struct APIPackage: Sendable {
  var remoteID: String
  var status: String
  var channelStatus: String
  var carrier: String
  var trackingNumber: String
  var invoiceNumber: String
  var shipBy: Int64?
  var changedAt: Int64?
  /// True once other packages have taken this one's place.
  var isReplaced: Bool

  init(_ row: any SQLRow) {
    remoteID = row.text(0)
    status = row.text(1)
    channelStatus = row.text(2)
    carrier = row.text(3)
    trackingNumber = row.text(4)
    invoiceNumber = row.text(5)
    shipBy = row.optionalInteger(6)
    changedAt = row.optionalInteger(7)
    isReplaced = row.flag(8)
  }

  func write(to json: inout JSONWriter) {
    json.field("remoteId", remoteID)
    json.field("status", status)
    json.field("channelStatus", channelStatus)
    json.field("carrier", carrier)
    json.field("trackingNumber", trackingNumber)
    json.field("invoiceNumber", invoiceNumber)
    json.field("shipBy", timeOrNull: shipBy)
    json.field("changedAt", timeOrNull: changedAt)
    json.field("replaced", isReplaced)
  }

  static let select = SQLStatement(
    """
    SELECT remote_id, status, channel_status, carrier, tracking_number, invoice_number, ship_by_at,
      changed_at, is_replaced
    FROM order_packages WHERE order_id = ? AND removed_at IS NULL ORDER BY id
    """)
}
