import Basics
import Commerce
import ConnectorKit
import Markup

/// A question (fact sheet 2026-11-23, §11).
enum QuestionMapping {
  private enum Field: String, CaseIterable {
    case text
    case customerID = "customerId"
    case customerName = "userName"
    case status
    case askedAt = "creationDate"
    case isPublic = "public"
    case reason
    case productName
    case model = "productMainId"
    case url = "webUrl"
    case answer, rejectedAnswer
  }

  private static let table = JSONFieldTable<Field>()

  static func map(_ record: RawRecord) throws(MappingError) -> QuestionRecord {
    try TrendyolMapping.read(record.payload) { reader in
      var question = QuestionRecord(remoteID: record.remoteID, text: "")
      var seen = JSONFieldsSeen()
      try reader.forEachMember { member in
        guard let field = try table.field(of: member, seen: &seen) else { return }
        try read(field, &member, into: &question)
      }
      if question.status == .waiting { question.dueAt = question.askedAt.map(deadline) }
      return question
    }
  }

  private static func read(
    _ field: Field, _ member: inout JSONReader, into question: inout QuestionRecord
  ) throws {
    switch field {
    case .text: question.text = try member.scalar().words
    case .customerID: question.customerRemoteID = try member.key()
    case .customerName: question.customerName = try member.scalar().words
    case .status:
      question.channelStatus = try member.scalar().words
      question.status = status(of: question.channelStatus)
    case .askedAt: question.askedAt = try member.scalar().moment("creationDate")
    case .isPublic: question.isPublic = try member.scalar().flag
    case .reason: question.refusalReason = try member.scalar().wordsOrNil
    case .productName: question.productName = try member.scalar().words
    case .model: question.productRemoteID = try member.scalar().words
    case .url: question.productURL = try member.scalar().words
    case .answer: (question.answer, question.answeredAt) = try answer(&member)
    case .rejectedAnswer: question.refusedAnswer = try answer(&member).text
    }
  }

  private static func answer(
    _ reader: inout JSONReader
  ) throws -> (text: String?, at: Timestamp?) {
    guard reader.kind == .object else { return (try reader.scalar().wordsOrNil, nil) }
    var text: String?
    var at: Timestamp?
    try reader.forEachMember { member in
      if member.isKey("text") {
        text = try member.scalar().wordsOrNil
      } else if member.isKey("creationDate") {
        at = try member.scalar().moment("answer/creationDate")
      }
    }
    return (text, at)
  }

  /// Three business days (fact sheet 2026-11-23, §11): Monday to Friday in Istanbul, which has been
  /// three hours ahead of UTC since 2016. Public holidays are not known here; they only add time.
  static func deadline(askedAt: Timestamp) -> Timestamp {
    var at = askedAt
    var left = 3
    while left > 0 {
      at = at.adding(days: 1)
      // 1970-01-01 was a Thursday: 2 and 3 days later are Saturday and Sunday.
      let day = (at.seconds + 3 * 3600) / 86_400 % 7
      if day != 2, day != 3 { left -= 1 }
    }
    return at
  }

  private static func status(of word: String) -> QuestionStatus {
    switch word {
    case "WAITING_FOR_ANSWER": .waiting
    case "ANSWERED": .answered
    case "REJECTED": .refused
    case "REPORTED": .reported
    case "UNANSWERED": .expired
    default: .unknown
    }
  }
}
