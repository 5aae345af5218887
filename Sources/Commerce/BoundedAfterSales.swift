/// What comes after a sale within `TextBounds`.
extension ClaimRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    try TextBounds.require(orderNumber, "orderNumber", TextBounds.code)
    try TextBounds.require(packageRemoteID, "packageRemoteID")
    TextBounds.cut(&customerName, TextBounds.personName)
    TextBounds.cut(&carrier, TextBounds.name)
    TextBounds.leaveOut(&trackingNumber)
    try units.bound("units")
  }
}

extension ClaimUnitRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    try TextBounds.require(orderLineRemoteID, "orderLineRemoteID")
    try TextBounds.require(variantRemoteID, "variantRemoteID")
    try TextBounds.require(sku, "sku", TextBounds.code)
    try TextBounds.require(barcode, "barcode", TextBounds.code)
    TextBounds.cut(&name, TextBounds.title)
    TextBounds.cut(&channelStatus, TextBounds.name)
    TextBounds.leaveOut(&reasonCode)
    TextBounds.cut(&reason, TextBounds.message)
    TextBounds.cut(&customerNote, TextBounds.message)
  }
}

extension QuestionRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    TextBounds.cut(&text, TextBounds.message)
    TextBounds.cut(&channelStatus, TextBounds.name)
    TextBounds.leaveOut(&productRemoteID, TextBounds.key)
    TextBounds.cut(&productName, TextBounds.title)
    TextBounds.leaveOut(&productURL, TextBounds.address)
    TextBounds.leaveOut(&customerRemoteID, TextBounds.key)
    TextBounds.cut(&customerName, TextBounds.personName)
    TextBounds.cut(&answer, TextBounds.message)
    TextBounds.cut(&refusedAnswer, TextBounds.message)
    TextBounds.cut(&refusalReason, TextBounds.message)
  }
}

/// The money counts, whatever it is for: only the line's own key sets it aside.
extension SettlementRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    TextBounds.cut(&kind, TextBounds.name)
    TextBounds.cut(&note, TextBounds.message)
    TextBounds.leaveOut(&orderNumber, TextBounds.code)
    TextBounds.leaveOut(&packageRemoteID, TextBounds.key)
    TextBounds.leaveOut(&variantRemoteID, TextBounds.key)
    TextBounds.leaveOut(&paymentRemoteID, TextBounds.key)
  }
}
