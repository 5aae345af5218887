import Basics

/// A buyer's question about a product (Trendyol wire facts 2026-11-23, §11).
struct TrendyolQuestion: Sendable {
  enum Status: String, Sendable {
    case waiting = "WAITING_FOR_ANSWER"
    case answered = "ANSWERED"
    case rejected = "REJECTED"
    case unanswered = "UNANSWERED"
  }

  let id: Int
  let content: Int
  let text: String
  let asker: Person
  let created: Timestamp
  var status: Status
  var answer: String?
  var answered: Timestamp?

  var changed: Timestamp { answered ?? created }
}

extension TrendyolState {
  /// Questions that were asked in the last sixty days: one for every fifteen contents.
  mutating func makeQuestions() {
    let approved = contents.indices.filter { contents[$0].isApproved }
    for number in 0..<(approved.count / 15) {
      var draws = Draws(seed: world.seed, .trendyolQuestion, number)
      let age = Int64(draws.unit() * Double(60 * Timestamp.day))
      let created = world.end.adding(milliseconds: -age)
      ask(about: approved[draws.below(approved.count)], at: created, &draws)
      guard age > Timestamp.day else { continue }
      if draws.chance(0.8) {
        questions[number].status = .answered
        questions[number].answer = "Merhaba, evet. İlginiz için teşekkür ederiz."
        questions[number].answered = created.adding(milliseconds: 5 * Timestamp.hour)
      }
    }
  }

  mutating func ask(about content: Int, at time: Timestamp, _ draws: inout Draws) {
    questions.append(
      TrendyolQuestion(
        id: 40_000_001 + questions.count, content: content, text: draws.pick(Self.questionTexts),
        asker: MemberMaker.person(
          &draws, number: 9_000_000 + questions.count, isMale: draws.chance(0.3)),
        created: time, status: .waiting))
  }

  /// Questions that nobody answered within three working days.
  mutating func closeOldQuestions(at now: Timestamp) {
    for index in questions.indices where questions[index].status == .waiting {
      if Self.workingDays(from: questions[index].created, to: now) >= 3 {
        questions[index].status = .unanswered
      }
    }
  }

  /// Whole days without Saturdays and Sundays. 1970-01-01 was a Thursday; Monday is 0.
  private static func workingDays(from start: Timestamp, to end: Timestamp) -> Int {
    var days = 0
    var time = start.adding(days: 1)
    while time <= end, days < 3 {
      let weekday = (time.milliseconds / Timestamp.day + 3) % 7
      if weekday < 5 { days += 1 }
      time = time.adding(days: 1)
    }
    return days
  }

  private static let questionTexts = [
    "Kumaşı pamuk mu?", "Bir beden büyük mü almalıyım?", "Kalıbı dar mı acaba?",
    "Aynı gün kargo oluyor mu?", "İade edebilir miyim?", "Rengi fotoğraftaki gibi mi?",
  ]
}
