import Commerce
import Web

enum QuestionTexts {
  static let title = Phrase(tr: "Sorular", en: "Questions")
  static let help = Phrase(
    tr:
      "Müşterilerin ürünler hakkında sordukları. Yanıtlar şimdilik kanalın kendi panelinde verilir.",
    en: "What customers ask about products. For now, answers are given in the channel's own panel.")
  static let question = Phrase(tr: "Soru", en: "Question")
  static let answer = Phrase(tr: "Yanıt", en: "Answer")
  static let refusedAnswer = Phrase(tr: "Kanalın geçirmediği yanıt", en: "Answer not let through")
  static let none = Phrase(tr: "Burada soru yok", en: "No questions here")
  static let noneNext = Phrase(
    tr: "Sorular kanalın eşitlemesiyle gelir; beş dakikada bir sorulur.",
    en: "Questions come with the channel's sync, which asks every five minutes.")

  static func status(_ status: QuestionStatus) -> Phrase {
    switch status {
    case .waiting: Phrase(tr: "Yanıt bekleyen", en: "Waiting")
    case .refused: Phrase(tr: "Yanıtı geri çevrilen", en: "Answer refused")
    case .answered: Phrase(tr: "Yanıtlanan", en: "Answered")
    case .expired: Phrase(tr: "Süresi dolan", en: "Out of time")
    case .reported: Phrase(tr: "Bildirilen", en: "Reported")
    case .unknown: Phrase(tr: "Diğer", en: "Other")
    }
  }
}
