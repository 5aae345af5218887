/// Goods and people within `TextBounds`.
extension ProductRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    try TextBounds.require(supplierCode, "supplierCode", TextBounds.code)
    TextBounds.cut(&title, TextBounds.title)
    TextBounds.cut(&brand, TextBounds.name)
    TextBounds.cut(&categoryPath, TextBounds.categoryPath)
    TextBounds.cut(&descriptionHTML, TextBounds.description)
    TextBounds.leaveOut(&url, TextBounds.address)
    TextBounds.leaveOut(&imageURLs)
    try variants.bound("variants")
  }
}

extension VariantRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    try TextBounds.require(sku, "sku", TextBounds.code)
    try TextBounds.require(barcode, "barcode", TextBounds.code)
    TextBounds.leaveOut(&imageURLs)
    if options.count > TextBounds.mostOptions {
      options.removeLast(options.count - TextBounds.mostOptions)
    }
    for place in options.indices {
      TextBounds.cut(&options[place].name, TextBounds.name)
      TextBounds.cut(&options[place].value, TextBounds.optionValue)
    }
  }
}

extension CategoryRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    try TextBounds.require(parentRemoteID, "parentRemoteID")
    TextBounds.cut(&name, TextBounds.name)
  }
}

extension BrandRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    TextBounds.cut(&name, TextBounds.name)
  }
}

extension MemberRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    TextBounds.cut(&firstName, TextBounds.personName)
    TextBounds.cut(&lastName, TextBounds.personName)
    TextBounds.cut(&city, TextBounds.name)
    TextBounds.cut(&district, TextBounds.name)
    TextBounds.leaveOut(&email, TextBounds.email)
    TextBounds.leaveOut(&phone, TextBounds.phone)
  }
}

extension FavouriteRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    try TextBounds.require(remoteID, "remoteID")
    try TextBounds.require(memberRemoteID, "memberRemoteID")
    try TextBounds.require(productRemoteID, "productRemoteID")
  }
}
