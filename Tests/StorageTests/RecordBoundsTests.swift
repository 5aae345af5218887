import Basics
import Commerce
import Testing

/// Every text of a record of a channel has a bound. A text that is new in a record must be filled
/// here, or the first test says that it is short.
struct RecordBoundsTests {
  private static let long = String(repeating: "ş", count: 300_000)
  private static let key = String(repeating: "k", count: TextBounds.key)
  private static let code = String(repeating: "c", count: TextBounds.code)
  private static let at = Timestamp(seconds: 1_795_428_000)

  /// Records whose keys and codes are as long as they may be, and whose other texts are far longer.
  private static let records: [ChannelRecord] = [
    .category(CategoryRecord(remoteID: key, parentRemoteID: key, name: long, isActive: true)),
    .brand(BrandRecord(remoteID: key, name: long, isActive: true)), .product(product),
    .customer(member), .order(order),
    .favourite(
      FavouriteRecord(remoteID: key, memberRemoteID: key, productRemoteID: key, addedAt: nil)),
    .question(question), .claim(claim),
  ]

  private static var product: ProductRecord {
    var product = ProductRecord(remoteID: key, title: long)
    (product.brand, product.categoryPath, product.descriptionHTML) = (long, long, long)
    (product.url, product.supplierCode) = (long, code)
    product.imageURLs = Array(repeating: code, count: 500) + [long]
    var variant = VariantRecord(remoteID: key)
    (variant.sku, variant.barcode, variant.imageURLs) = (code, code, [long])
    variant.options = [VariantOption(kind: .size, name: long, value: long)]
    product.variants = [variant]
    return product
  }

  private static var member: MemberRecord {
    var member = MemberRecord(remoteID: key)
    (member.firstName, member.lastName, member.email) = (long, long, long)
    (member.phone, member.city, member.district) = (long, long, long)
    return member
  }

  private static var order: OrderRecord {
    var order = OrderRecord(
      remoteID: key, number: code, placedAt: at, status: .delivered, channelStatus: long,
      currency: .turkishLira)
    (order.buyer.memberRemoteID, order.buyer.name) = (key, long)
    (order.buyer.email, order.buyer.phone) = (long, long)
    (order.originMarketplace, order.originNumber, order.note) = (long, code, long)
    (order.carrier, order.trackingNumber, order.invoiceNumber) = (long, long, long)
    var line = OrderLineRecord(remoteID: key)
    (line.variantRemoteID, line.productRemoteID, line.packageRemoteID) = (key, key, key)
    (line.sku, line.barcode, line.name) = (code, code, long)
    order.lines = [line]
    var address = AddressRecord(kind: .billing)
    (address.name, address.company, address.phone) = (long, long, long)
    (address.street, address.neighbourhood, address.district) = (long, long, long)
    (address.city, address.postalCode, address.country) = (long, long, long)
    (address.taxOffice, address.taxNumber) = (long, long)
    order.addresses = [address]
    order.payments = [
      PaymentRecord(
        remoteID: key, method: long, channelMethod: long, state: .approved, amountMinor: 1)
    ]
    let event = StatusEvent(at: at, status: .delivered, channelStatus: long)
    var package = PackageRecord(remoteID: key, status: .delivered, channelStatus: long)
    (package.originRemoteIDs, package.carrier) = ([key], long)
    (package.trackingNumber, package.invoiceNumber, package.history) = (long, long, [event])
    (order.package, order.history) = (package, [event])
    return order
  }

  private static var question: QuestionRecord {
    var question = QuestionRecord(remoteID: key, text: long)
    (question.channelStatus, question.productRemoteID) = (long, long)
    (question.productName, question.productURL) = (long, long)
    (question.customerRemoteID, question.customerName) = (long, long)
    (question.answer, question.refusedAnswer, question.refusalReason) = (long, long, long)
    return question
  }

  private static var claim: ClaimRecord {
    var claim = ClaimRecord(remoteID: key, orderNumber: code)
    (claim.packageRemoteID, claim.customerName) = (key, long)
    (claim.carrier, claim.trackingNumber) = (long, long)
    var unit = ClaimUnitRecord(remoteID: key)
    (unit.orderLineRemoteID, unit.variantRemoteID) = (key, key)
    (unit.sku, unit.barcode, unit.name) = (code, code, long)
    (unit.channelStatus, unit.reasonCode) = (long, long)
    (unit.reason, unit.customerNote) = (long, long)
    claim.units = [unit]
    return claim
  }

  /// The texts of a value and of all that it holds, by path.
  private static func texts(_ value: Any, _ path: String = "") -> [(path: String, text: String)] {
    if value is Currency { return [] }
    if let text = value as? String { return [(path, text)] }
    return Mirror(reflecting: value).children.enumerated().flatMap { place, child in
      texts(child.value, "\(path)/\(child.label ?? "\(place)")")
    }
  }

  /// By place: a record as an argument would be printed whole.
  @Test(arguments: records.indices)
  func `each text of a record is held within its bound`(place: Int) throws {
    let record = Self.records[place]
    for (path, text) in Self.texts(record) {
      #expect(text.utf8.count >= TextBounds.key, "\(path) is not filled")
    }
    let bounded = try record.bounded()
    for (path, text) in Self.texts(bounded) {
      let most = path.hasSuffix("/descriptionHTML") ? TextBounds.description : TextBounds.message
      #expect(text.utf8.count <= most, "\(path)")
    }
    #expect(try bounded.bounded() == bounded)
  }

  @Test func `free text is cut, a number of a parcel is left out`() throws {
    let order = try Self.order.bounded()
    #expect(order.note?.hasSuffix("ş…") == true)
    #expect(order.trackingNumber == nil && order.package?.trackingNumber == nil)
    #expect(order.buyer.email.isEmpty && order.buyer.phone.isEmpty)
    #expect(try Self.product.bounded().imageURLs.count == TextBounds.mostPictures)
  }

  @Test func `a key or code that is too long names its place`() throws {
    var product = Self.product
    product.variants.append(product.variants[0])
    product.variants[1].barcode += "c"
    #expect(throws: TextBounds.Excess(field: "variants[2]/barcode", most: 200)) {
      try product.bounded()
    }
    var order = Self.order
    order.lines[0].variantRemoteID = Self.key + "k"
    #expect(throws: TextBounds.Excess(field: "lines[1]/variantRemoteID", most: 200)) {
      try order.bounded()
    }
  }

  @Test func `a line of an account keeps its money, whatever it is for`() throws {
    var line = SettlementRecord(
      remoteID: Self.key, kind: Self.long, occurredAt: Self.at, currency: .turkishLira)
    (line.creditMinor, line.note, line.orderNumber) = (500, Self.long, Self.long)
    (line.packageRemoteID, line.variantRemoteID) = (Self.long, Self.long)
    line.paymentRemoteID = Self.long
    let bounded = try line.bounded()
    #expect(bounded.creditMinor == 500 && bounded.orderNumber == nil)
    for (path, text) in Self.texts(bounded) {
      #expect(text.utf8.count <= TextBounds.message, "\(path)")
    }
  }
}
