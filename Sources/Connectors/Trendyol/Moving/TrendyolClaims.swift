import Basics
import Commerce
import ConnectorKit
import Markup
import Outbound

extension TrendyolConnector: ClaimDeciding {
  public func accept(claim: String, units: [String]) async throws(ConnectorError) {
    guard !units.isEmpty else { throw ConnectorError(.permanent, "No unit of the claim is named.") }
    let call = TrendyolCall(
      operation: "approveClaimLineItems", service: .claimApproval, method: .put,
      path: "\(path(claim))/items/approve",
      body: Array(
        JSONText.object([("claimLineItemIdList", JSONText.array(units)), ("params", "{}")]).utf8),
      isWrite: true)
    try await client.asking { (cost) async throws(TrendyolFailure) in
      try await client.exchange.call(call, &cost) { _ in }
    }
  }

  /// The values go into the query and files are parts named `file`, as the guide has it; one client
  /// does it otherwise (fact sheet 2026-11-23, §10.3).
  public func refuse(_ refusal: ClaimRefusal) async throws(ConnectorError) {
    guard !refusal.units.isEmpty else {
      throw ConnectorError(.permanent, "No unit of the claim is named.")
    }
    guard !refusal.files.isEmpty || Self.reasonsWithoutFile.contains(refusal.reasonCode) else {
      throw ConnectorError(.permanent, "Trendyol wants a file with this reason.")
    }
    guard refusal.text.count <= Self.longestText else {
      throw ConnectorError(
        .permanent, "Trendyol takes \(Self.longestText) characters of explanation at most.")
    }
    var call = TrendyolCall(
      operation: "createClaimIssue", service: .claimIssue, method: .post,
      path: "\(path(refusal.claim))/issue",
      query: [
        ("claimIssueReasonId", refusal.reasonCode),
        ("claimItemIdList", refusal.units.joined(separator: ",")), ("description", refusal.text),
      ], isWrite: true)
    if !refusal.files.isEmpty {
      let form = MultipartForm(files: refusal.files, part: "file")
      call.body = form.bytes
      call.contentType = form.contentType
    }
    try await client.asking { [call] (cost) async throws(TrendyolFailure) in
      try await client.exchange.call(call, &cost) { _ in }
    }
  }

  public func refusalReasons() async throws(ConnectorError) -> [ClaimRefusalReason] {
    let call = TrendyolCall(
      operation: "getClaimIssueReasons", service: .claims, path: "/order/claim-issue-reasons")
    return try await client.asking { (cost) async throws(TrendyolFailure) in
      try await client.exchange.call(call, &cost) { body in
        try RecordCut(key: "id").page(body).records.map { record in
          let brand = try BrandMapping.map(record).bounded()
          return ClaimRefusalReason(
            code: brand.remoteID, name: brand.name,
            needsFile: !Self.reasonsWithoutFile.contains(brand.remoteID))
        }
      }
    }
  }

  /// Fact sheet 2026-11-23, §10.3: sent to analysis, never arrived, exchange.
  private static let reasonsWithoutFile: Set<String> = ["451", "1651", "2101"]
  private static let longestText = 500

  private func path(_ claim: String) -> String {
    "/order/sellers/\(client.sellerID)/claims/\(TrendyolCall.escaped(claim))"
  }
}

/// A body of files (RFC 7578).
struct MultipartForm {
  let bytes: [UInt8]
  let contentType: String

  init(files: [ClaimRefusal.File], part: String) {
    let hash = ContentHash.of(files.flatMap(\.bytes))
    let boundary = "tezgah-\(String(UInt64(bitPattern: hash), radix: 16))"
    var bytes: [UInt8] = []
    for file in files {
      let head = """
        --\(boundary)\r\nContent-Disposition: form-data; name="\(part)"; \
        filename="\(Self.plain(file.name))"\r\nContent-Type: \(Self.plain(file.mediaType))\r\n\r\n
        """
      bytes += Array(head.utf8) + file.bytes + Array("\r\n".utf8)
    }
    self.bytes = bytes + Array("--\(boundary)--\r\n".utf8)
    contentType = "multipart/form-data; boundary=\(boundary)"
  }

  /// Nothing that could end a header or its quotes.
  private static func plain(_ text: String) -> String {
    String(
      decoding: text.utf8.map { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 > 0x7E ? 0x5F : $0 },
      as: UTF8.self)
  }
}
