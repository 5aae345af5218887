import Basics

/// What the text of a SOAP fault, or of an error inside a result, means. Texts are matched by what
/// they contain (Ticimax wire facts 2026-11-23, §3).
enum TicimaxFault: Sendable, Equatable {
  /// `Hatalı Kullanıcı Kodu`, or no right for the service.
  case unauthorised
  /// `Next Query Allowed After 42 seconds. |42`
  case tooFast(seconds: Int)
  /// `Value cannot be null.` with `Parameter name: source`: a bad row near the offset.
  case badRow
  /// `Invalid enum value '2' cannot be deserialized`
  case invalidEnum
  /// `… bulunamadı`: nothing found.
  case notFound
  /// A field is missing or wrong.
  case refused
  /// Anything else may pass; live clients try three times.
  case other

  init(text: String) {
    let folded = TurkishFolding.fold(text)
    self =
      if let seconds = Self.wait(in: folded) {
        .tooFast(seconds: seconds)
      } else if folded.contains("hatali kullanici kodu") || folded.contains("yetkiniz yok") {
        .unauthorised
      } else if folded.contains("value cannot be null") && folded.contains("source") {
        .badRow
      } else if folded.contains("invalid enum value") {
        .invalidEnum
      } else if folded.contains("bulunamadi") {
        .notFound
      } else if folded.contains("zorunlu") || folded.contains("gecersiz") {
        .refused
      } else {
        .other
      }
  }

  /// The seconds of the rate fault, at most a day.
  private static func wait(in folded: String) -> Int? {
    let mark = "next query allowed after "
    guard let range = folded.firstRange(of: mark) else { return nil }
    let digits = folded[range.upperBound...].prefix { $0 >= "0" && $0 <= "9" }
    return min(Int(digits.prefix(9)) ?? 60, 86_400)
  }
}
