import Basics
import Hummingbird

/// Questions: the list, one of them, and answering (Trendyol wire facts 2026-11-23, §11).
enum QuestionEndpoints {
  private static let path = "/qna/sellers/{sellerId}/questions"

  static let routes: [TrendyolRoute] = [
    TrendyolRoute(.get, "\(path)/filter", .none, list),
    TrendyolRoute(.get, "\(path)/{questionId}", .none) { call, state in
      let question = state.questions[try find(call, state)]
      return .object { write(question, state, to: &$0) }
    },
    TrendyolRoute(.post, "\(path)/{questionId}/answers", .none, answer),
  ]

  /// A window longer than a fortnight is cut in silence; without one it is the last week.
  private static func list(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let page = try TrendyolPage(call, standard: 20, most: 50)
    let from = try call.time("startDate") ?? call.now.adding(days: -7)
    let wanted = try call.time("endDate") ?? call.now.adding(days: 1)
    let until = min(wanted, from.adding(days: 14))
    let status = call.value("status")
    let barcodes = Set(call.values("barcode").compactMap { state.listing($0) })
    let byChange = call.value("orderByField") == "LastModifiedDate"
    var found = state.questions.filter { question in
      let time = byChange ? question.changed : question.created
      return from <= time && time <= until && (status == nil || question.status.rawValue == status)
        && (call.value("barcode") == nil
          || !barcodes.isDisjoint(with: state.contents[question.content].listings))
    }
    found.sort {
      byChange
        ? ($0.changed, $0.id) < ($1.changed, $1.id) : ($0.created, $0.id) < ($1.created, $1.id)
    }
    if call.value("orderByDirection") != "ASC" { found.reverse() }
    let rows = page.cut(found)
    return .object(capacity: 256 + rows.count * 700) { [state, found] json in
      json.array("content", rows) { json, question in
        json.object { write(question, state, to: &$0) }
      }
      page.write(total: found.count, to: &json)
    }
  }

  private static func write(
    _ question: TrendyolQuestion, _ state: TrendyolState, to json: inout ReplyJSON
  ) {
    let content = state.contents[question.content]
    json.field("id", question.id)
    json.field("text", question.text)
    json.field("customerId", 200_000_000 + question.id)
    json.field(
      "userName", "\(question.asker.firstName.prefix(1))** \(question.asker.lastName.prefix(1))**")
    json.field("showUserName", question.id % 3 != 0)
    json.field("status", question.status.rawValue)
    json.field("creationDate", question.created)
    json.field("public", true)
    let isRejected = question.status == .rejected
    json.field("reason", isRejected ? "Yanıt iletişim bilgisi içeriyor" : nil)
    json.null("reportReason")
    json.null("reportedDate")
    json.field("rejectedDate", isRejected ? question.answered : nil)
    json.field("answeredDateMessage", "")
    json.field("imageUrl", content.images.first)
    json.field("productName", content.title)
    json.field("productMainId", content.mainID)
    json.field("webUrl", "https://www.trendyol.example/x-p-\(content.id)")
    writeAnswer("answer", isRejected ? nil : question.answer, of: question, to: &json)
    writeAnswer("rejectedAnswer", isRejected ? question.answer : nil, of: question, to: &json)
  }

  private static func writeAnswer(
    _ key: StaticString, _ text: String?, of question: TrendyolQuestion, to json: inout ReplyJSON
  ) {
    guard let text else { return json.null(key) }
    json.object(key) {
      $0.field("id", question.id + 1_000_000)
      $0.field("text", text)
      $0.field("creationDate", question.answered)
    }
  }

  /// 10 to 2000 characters. Links and telephone numbers do not pass: the question can be answered
  /// again.
  private static func answer(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let index = try find(call, state)
    guard let text = try call.json()["text"]?.text, (10...2_000).contains(text.count) else {
      throw TrendyolRefusal.product(
        400, "answer.text.length", "Cevap 10 ile 2000 karakter arasında olmalıdır")
    }
    let status = state.questions[index].status
    guard status == .waiting || status == .rejected else {
      throw TrendyolRefusal.product(400, "question.not.waiting", "Soru cevaplanamaz durumda")
    }
    let isRefused = text.contains("http") || text.count { $0.isNumber } >= 10
    state.questions[index].answer = text
    state.questions[index].answered = call.now
    state.questions[index].status = isRefused ? .rejected : .answered
    return .object { $0.field("answerId", state.questions[index].id + 1_000_000) }
  }

  private static func find(_ call: TrendyolCall, _ state: TrendyolState) throws(TrendyolRefusal)
    -> Int
  {
    let id = try call.number("questionId")
    guard let index = state.questions.firstIndex(where: { $0.id == id }) else {
      throw .product(404, "question.not.found", "Soru bulunamadı")
    }
    return index
  }
}
