import Commerce
import Testing

@testable import ConnectorTrendyol

@Suite struct OrderStatusTests {
  @Test(arguments: [
    ("Awaiting", OrderStatus.awaitingPayment), ("Verified", .awaitingPayment),
    ("Created", .created), ("Picking", .preparing), ("Invoiced", .invoiced), ("Shipped", .shipped),
    ("AtCollectionPoint", .shipped), ("Delivered", .delivered), ("UnDelivered", .undelivered),
    ("Returned", .returned), ("Cancelled", .cancelled), ("UnSupplied", .unsupplied),
    ("UnPacked", .unknown), ("Repack", .unknown), ("Uçtu", .unknown), ("", .unknown),
  ])
  func `a state means the same in lists and in subscriptions`(word: String, status: OrderStatus) {
    #expect(OrderStatusTable.status(of: word) == status)
    #expect(OrderStatusTable.status(of: word.uppercased()) == status)
  }

  @Test func `subscriptions write words apart`() {
    #expect(OrderStatusTable.status(of: "AT_COLLECTION_POINT") == .shipped)
    #expect(OrderStatusTable.isReplaced("UNPACKED"))
    #expect(!OrderStatusTable.isReplaced("Cancelled"))
  }
}
