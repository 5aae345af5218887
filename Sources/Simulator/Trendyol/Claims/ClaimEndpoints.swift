import Basics
import Hummingbird

/// Returns: the list, and what a seller may do (Trendyol wire facts 2026-11-23, §10).
enum ClaimEndpoints {
  private static let claims = "/order/sellers/{sellerId}/claims"

  static let routes: [TrendyolRoute] = [
    TrendyolRoute(.get, claims, .none, list),
    TrendyolRoute(.get, "/order/claim-issue-reasons", .none) { _, _ in reasonList },
    TrendyolRoute(.get, "\(claims)/items/{itemId}/audit", .none, audit),
    TrendyolRoute(.put, "\(claims)/{claimId}/items/approve", .claimWrite, approve),
    TrendyolRoute(.post, "\(claims)/{claimId}/issue", .claimWrite, reject),
  ]

  // MARK: - Reading

  private static func list(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let page = try TrendyolPage(call, standard: 50, most: 200)
    let ids = Set(call.values("claimIds"))
    let status = call.value("claimItemStatus")
    let number = call.value("orderNumber")
    let from = try call.time("startDate")
    let until = try call.time("endDate")
    let found = state.claims.filter { claim in
      // With IDs the other filters are ignored.
      if !ids.isEmpty { return ids.contains(claim.id) }
      return (status == nil || claim.items.contains { $0.status.rawValue == status })
        && (number == nil || state.orders[claim.order].number == number)
        && (from.map { $0 <= claim.created } ?? true) && (until.map { claim.created <= $0 } ?? true)
    }
    if found.isEmpty, call.options.missesEmptyClaims {
      throw TrendyolRefusal.order(404, "NOT_FOUND", "Claim not found")
    }
    let rows = page.cut(found.reversed())
    return .object(capacity: 256 + rows.count * 2_500) { [state] json in
      page.write(total: found.count, to: &json)
      json.array("content", rows) { ClaimWriter(order: state.orders[$1.order]).write($1, to: &$0) }
    }
  }

  private static func audit(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let id = call.text("itemId")
    for claim in state.claims {
      guard let item = claim.items.first(where: { $0.id == id }) else { continue }
      return .array(item.steps) { json, step in
        json.object { json in
          json.field("claimId", claim.id)
          json.field("claimItemId", id)
          json.field("previousStatus", step.from.rawValue)
          json.field("newStatus", step.to.rawValue)
          json.object("userInfoDocument") {
            $0.field("executorId", "00000000-0000-0000-0000-000000000009")
            $0.field("executorApp", step.isSystem ? "ClaimSystem" : "SellerIntegrationApi")
            $0.field("executorUser", step.isSystem ? "system" : "seller@example.com")
          }
          json.field("date", step.at)
        }
      }
    }
    throw TrendyolRefusal.order(404, "NOT_FOUND", "Claim item not found")
  }

  /// The list of October 2026.
  private static let reasons: [(id: Int, name: String)] = [
    (1, "İade gelen ürün sahte"), (51, "Ürün kullanılmış"), (151, "Parça ya da aksesuar eksik"),
    (201, "Gelen ürün bana ait değil"), (401, "Ürün ya da adet eksik"),
    (451, "Ürünü analize alacağım"), (1_651, "İade paketi elime ulaşmadı"),
    (1_951, "Kurumsal iade faturası eksik"), (2_051, "Hijyen ambalajı açılmış"),
    (2_077, "Kişiye özel ürün"), (2_079, "Doğru gönderilen ürün farklı geldi"),
    (2_101, "Değişim talebi"),
  ]
  private static let fileless = [1_651, 451, 2_101]

  private static let reasonList = TrendyolReply.array(reasons) { json, reason in
    json.object {
      $0.field("id", reason.id)
      $0.field("name", reason.name)
    }
  }

  // MARK: - Deciding

  private static func approve(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let claim = try find(call, state)
    let ids = (try call.json()["claimLineItemIdList"]?.list ?? []).compactMap(\.text)
    try decide(ids, .accepted, in: claim, call, &state)
    return .done
  }

  /// Values come in the query, or as fields of a form with files.
  private static func reject(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let claim = try find(call, state)
    let form = FormFields(call)
    guard let reason = form.value("claimIssueReasonId").flatMap({ Int($0) }),
      reasons.contains(where: { $0.id == reason })
    else { throw TrendyolRefusal.badRequest("claimIssueReasonId is not valid") }
    guard let text = form.value("description"), (1...500).contains(text.count) else {
      throw TrendyolRefusal.badRequest("description must have 1 to 500 characters")
    }
    guard form.hasFile || fileless.contains(reason) else {
      throw TrendyolRefusal.badRequest("a file is required")
    }
    let age = call.now.milliseconds - state.claims[claim].created.milliseconds
    guard reason != 1_651 || age >= Timestamp.day else {
      throw TrendyolRefusal.badRequest("this reason is not possible in the first 24 hours")
    }
    let ids = (form.value("claimItemIdList") ?? "").split(separator: ",").map(String.init)
    try decide(ids, reason == 451 ? .inAnalysis : .rejected, in: claim, call, &state)
    return .done
  }

  private static func find(_ call: TrendyolCall, _ state: TrendyolState) throws(TrendyolRefusal)
    -> Int
  {
    let id = call.text("claimId")
    guard let claim = state.claims.firstIndex(where: { $0.id == id }) else {
      throw .order(404, "NOT_FOUND", "Claim not found")
    }
    return claim
  }

  private static func decide(
    _ ids: [String], _ status: TrendyolClaim.Status, in claim: Int, _ call: TrendyolCall,
    _ state: inout TrendyolState
  ) throws(TrendyolRefusal) {
    let items = ids.compactMap { id in state.claims[claim].items.firstIndex { $0.id == id } }
    guard !ids.isEmpty, items.count == ids.count,
      items.allSatisfy({ state.claims[claim].items[$0].status == .waiting })
    else { throw .badRequest("Claim items are not waiting in action") }
    for item in items { state.claims[claim].items[item].set(status, at: call.now, isSystem: false) }
  }
}

/// Fields of a request that come in the query or in a multipart form (RFC 7578).
struct FormFields {
  private let call: TrendyolCall
  private let form: String

  init(_ call: TrendyolCall) {
    self.call = call
    let isForm = call.contentType.hasPrefix("multipart/form-data")
    form = isForm ? String(decoding: call.body, as: UTF8.self) : ""
  }

  var hasFile: Bool { form.contains("filename=\"") }

  func value(_ name: String) -> String? {
    if let value = call.value(name) { return value }
    guard let head = form.firstRange(of: "name=\"\(name)\"") else { return nil }
    let rest = form[head.upperBound...]
    guard let gap = rest.firstRange(of: "\r\n\r\n") else { return nil }
    let value = rest[gap.upperBound...]
    return value.firstRange(of: "\r\n--").map { String(value[..<$0.lowerBound]) }
  }
}
