import Basics
import Commerce
import ConnectorKit
import Testing

@testable import ConnectorTrendyol

@Suite struct OtherMappingTests {
  static let claim = """
    {"id":"c-1","claimId":"c-1","orderNumber":"10000000777","orderDate":1,
     "claimDate":\(Documents.placed),"lastModifiedDate":\(Documents.placed + 5),
     "customerFirstName":"Ayşe","customerLastName":"Örnek",
     "cargoTrackingNumber":72600000000000000001,"cargoProviderName":"Aras Kargo",
     "orderShipmentPackageId":385,"orderOutboundPackageId":3300000111,
     "rejectedpackageinfo":{"packageid":1},"items":[
      {"orderLine":{"id":501,"productName":"Tişört","barcode":"8680000000012","merchantSku":"TS",
        "price":225.0,"vatRate":10},"claimItems":[
        {"id":"u-1","orderLineItemId":1,"customerClaimItemReason":{"id":"401","name":"Vazgeçtim"},
         "claimItemStatus":{"name":"WaitingInAction"},"customerNote":"bol geldi","autoAccepted":false},
        {"id":"u-2","claimItemStatus":{"name":"Accepted"},"autoAccepted":true}]}]}
    """

  @Test func `a claim is decided unit by unit`() throws {
    let claim = try ClaimMapping.map(Documents.record(Self.claim, id: "c-1"))
    #expect(claim.orderNumber == "10000000777")
    #expect(claim.packageRemoteID == "3300000111")
    #expect(claim.trackingNumber == "72600000000000000001")
    #expect(claim.customerName == "Ayşe Örnek")
    #expect(claim.claimedAt?.milliseconds == Documents.placed)
    #expect(claim.units.map(\.remoteID) == ["u-1", "u-2"])
    #expect(claim.units.map(\.status) == [.waiting, .accepted])
    #expect(claim.units.map(\.isAcceptedByTime) == [false, true])
    #expect(claim.units.map(\.variantRemoteID) == ["8680000000012", "8680000000012"])
    #expect(claim.units[0].orderLineRemoteID == "501")
    #expect(claim.units[0].priceMinor == 22_500)
    #expect(claim.units[0].reasonCode == "401")
    #expect(claim.units[0].reason == "Vazgeçtim")
    #expect(claim.units[0].customerNote == "bol geldi")
  }

  @Test(arguments: [
    ("Created", ClaimStatus.created), ("WaitingInAction", .waiting),
    ("WaitingFraudCheck", .inReview),
    ("InAnalysis", .inReview), ("Unresolved", .inReview), ("Accepted", .accepted),
    ("Rejected", .rejected), ("Cancelled", .cancelled), ("New", .unknown),
  ])
  func `only an accepted unit brings the goods back`(word: String, status: ClaimStatus) {
    #expect(ClaimStatusTable.status(of: word) == status)
    #expect(status.returnsGoods == (word == "Accepted"))
  }

  @Test func `a question with its answer`() throws {
    let text = """
      {"id":42,"text":"Kumaşı pamuk mu?","customerId":9,"userName":"A** Ö**","status":"ANSWERED",
       "creationDate":\(Documents.placed),"public":true,"productName":"Tişört",
       "productMainId":"TS-12","webUrl":"https://www.trendyol.example/x",
       "answer":{"text":"Evet.","creationDate":\(Documents.placed + 1000)},"rejectedAnswer":null}
      """
    let question = try QuestionMapping.map(Documents.record(text, id: "42"))
    #expect(question.text == "Kumaşı pamuk mu?")
    #expect(question.status == .answered)
    #expect(question.answer == "Evet.")
    #expect(question.answeredAt?.milliseconds == Documents.placed + 1000)
    #expect(question.refusedAnswer == nil)
    #expect(question.isPublic)
    #expect(question.productRemoteID == "TS-12")
  }

  @Test func `a line of the account`() throws {
    let text = """
      {"id":"725","transactionDate":\(Documents.placed),"barcode":"8680000000012",
       "transactionType":"Satış","receiptId":1,"description":"Satış","debt":0.0,"credit":450.0,
       "commissionRate":18.5,"commissionAmount":83.25,"sellerRevenue":366.75,
       "orderNumber":"10000000777","paymentOrderId":null,"paymentDate":null,
       "shipmentPackageId":3300000111}
      """
    let line = try SettlementMapping.map(Documents.record(text, id: "725"), prefix: "o:")
    #expect(line.remoteID == "o:725")
    #expect(line.kind == "Satış")
    #expect(line.creditMinor == 45_000)
    #expect(line.debitMinor == 0)
    #expect(line.commissionMinor == 8325)
    #expect(line.commissionRateBasisPoints == 1850)
    #expect(line.revenueMinor == 36_675)
    #expect(line.paidAt == nil)
    #expect(line.paymentRemoteID == nil)
    #expect(line.packageRemoteID == "3300000111")
  }
}
