/// Orders with all that hangs on them within `TextBounds`.
extension OrderRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    try TextBounds.require(number, "number", TextBounds.code)
    try TextBounds.require(originNumber, "originNumber", TextBounds.code)
    TextBounds.cut(&channelStatus, TextBounds.name)
    TextBounds.cut(&originMarketplace, TextBounds.name)
    TextBounds.cut(&note, TextBounds.message)
    TextBounds.cut(&carrier, TextBounds.name)
    TextBounds.leaveOut(&trackingNumber)
    TextBounds.leaveOut(&invoiceNumber)
    try TextBounds.require(buyer.memberRemoteID, "buyer/memberRemoteID")
    TextBounds.cut(&buyer.name, TextBounds.personName)
    TextBounds.leaveOut(&buyer.email, TextBounds.email)
    TextBounds.leaveOut(&buyer.phone, TextBounds.phone)
    try lines.bound("lines")
    try addresses.bound("addresses")
    try payments.bound("payments")
    try package?.bound()
    try history?.bound("history")
  }
}

extension OrderLineRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    try TextBounds.require(variantRemoteID, "variantRemoteID")
    try TextBounds.require(productRemoteID, "productRemoteID")
    try TextBounds.require(packageRemoteID, "packageRemoteID")
    try TextBounds.require(sku, "sku", TextBounds.code)
    try TextBounds.require(barcode, "barcode", TextBounds.code)
    TextBounds.cut(&name, TextBounds.title)
  }
}

extension AddressRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    TextBounds.cut(&name, TextBounds.personName)
    TextBounds.cut(&company, TextBounds.addressLine)
    TextBounds.cut(&street, TextBounds.addressLine)
    TextBounds.cut(&neighbourhood, TextBounds.name)
    TextBounds.cut(&district, TextBounds.name)
    TextBounds.cut(&city, TextBounds.name)
    TextBounds.cut(&postalCode, TextBounds.name)
    TextBounds.cut(&country, TextBounds.name)
    TextBounds.cut(&taxOffice, TextBounds.name)
    TextBounds.leaveOut(&taxNumber)
    TextBounds.leaveOut(&phone, TextBounds.phone)
  }
}

extension PaymentRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    TextBounds.cut(&method, TextBounds.name)
    TextBounds.cut(&channelMethod, TextBounds.name)
  }
}

extension PackageRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "package/remoteID")
    for origin in originRemoteIDs { try TextBounds.require(origin, "package/originRemoteIDs") }
    TextBounds.cut(&channelStatus, TextBounds.name)
    TextBounds.cut(&carrier, TextBounds.name)
    TextBounds.leaveOut(&trackingNumber)
    TextBounds.leaveOut(&invoiceNumber)
    try history.bound("package/history")
  }
}

extension StatusEvent: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    TextBounds.cut(&channelStatus, TextBounds.name)
  }
}
