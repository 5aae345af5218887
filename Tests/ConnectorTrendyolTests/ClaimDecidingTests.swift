import Basics
import Commerce
import ConnectorKit
import Outbound
import Testing

@testable import ConnectorTrendyol

@Suite struct ClaimDecidingTests {
  private func connection() throws -> TrendyolConnection {
    try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.status(200) })
  }

  @Test func `accepting names the units`() async throws {
    let shop = try connection()
    try await shop.connector.accept(claim: "c/1", units: ["u-1", "u-2"])
    let call = shop.shop.calls[0]
    #expect(call.method == "PUT")
    #expect(call.path == "/order/sellers/4711/claims/c%2F1/items/approve")
    #expect(call.body == #"{"claimLineItemIdList":["u-1","u-2"],"params":{}}"#)
    #expect(shop.limits["claimApproval"] == .minimumInterval(.seconds(12)))
  }

  @Test func `refusing tells reason and words in the query, and files as parts`() async throws {
    let shop = try connection()
    let file = ClaimRefusal.File(
      name: "a\"\r\n.jpg", mediaType: "image/jpeg", bytes: Array("BILD".utf8))
    try await shop.connector.refuse(
      ClaimRefusal(
        claim: "c-1", units: ["u-1", "u-2"], reasonCode: "51", text: "kullanılmış & yırtık",
        files: [file]))
    let call = shop.shop.calls[0]
    #expect(call.method == "POST")
    #expect(call.path == "/order/sellers/4711/claims/c-1/issue")
    #expect(call["claimIssueReasonId"] == "51")
    #expect(call["claimItemIdList"] == "u-1,u-2")
    #expect(call["description"] == "kullanılmış & yırtık")
    let boundary = try #require(
      call.headers["Content-Type"]?.split(separator: "boundary=").last.map(String.init))
    #expect(
      call.body == """
        --\(boundary)\r\nContent-Disposition: form-data; name="file"; filename="a___.jpg"\r\n\
        Content-Type: image/jpeg\r\n\r\nBILD\r\n--\(boundary)--\r\n
        """)
    #expect(shop.limits["claimIssue"] == .minimumInterval(.seconds(12)))
  }

  @Test func `some reasons need no file, the others do`() async throws {
    let shop = try connection()
    for reason in ["451", "1651", "2101"] {
      try await shop.connector.refuse(
        ClaimRefusal(claim: "c", units: ["u"], reasonCode: reason, text: ""))
    }
    #expect(shop.shop.calls.map(\.body) == ["", "", ""])
    let wrong = [
      ClaimRefusal(claim: "c", units: ["u"], reasonCode: "51", text: ""),
      ClaimRefusal(claim: "c", units: [], reasonCode: "451", text: ""),
      ClaimRefusal(
        claim: "c", units: ["u"], reasonCode: "451", text: String(repeating: "ş", count: 501)),
    ]
    for refusal in wrong {
      let error = await TrendyolConnection.failure { try await shop.connector.refuse(refusal) }
      #expect(error?.kind == .permanent)
    }
    let empty = await TrendyolConnection.failure {
      try await shop.connector.accept(claim: "c", units: [])
    }
    #expect(empty?.kind == .permanent)
    #expect(shop.shop.calls.count == 3)
  }

  @Test func `the reasons are asked for, because they change`() async throws {
    let shop = try TrendyolConnection(
      FakeTrendyol { _ in
        FakeTrendyol.json(#"[{"id":51,"name":"Kullanılmış"},{"id":451,"name":"Analiz"}]"#)
      })
    #expect(
      try await shop.connector.refusalReasons() == [
        ClaimRefusalReason(code: "51", name: "Kullanılmış", needsFile: true),
        ClaimRefusalReason(code: "451", name: "Analiz"),
      ])
    #expect(shop.shop.calls[0].path == "/order/claim-issue-reasons")
  }

  @Test func `a decision that failed on the way is never made twice`() async throws {
    let shop = try TrendyolConnection(FakeTrendyol { _ in FakeTrendyol.status(502) })
    let error = await TrendyolConnection.failure {
      try await shop.connector.accept(claim: "c", units: ["u"])
    }
    #expect(error?.kind == .unknownOutcome)
    #expect(shop.shop.calls.count == 1)
  }
}
