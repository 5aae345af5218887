import Basics

/// Times and days in the shop's zone, and how long ago something was.
extension Formatting {
  /// `23.11.2026 13:05` or `23 Nov 2026 13:05`.
  public func time(_ moment: Timestamp) -> String {
    let civil = zone.civilTime(of: moment)
    return "\(date(civil)) \(civil.clock.prefix(5))"
  }

  /// `23.11.2026` or `23 Nov 2026`.
  public func date(_ moment: Timestamp) -> String { date(zone.civilTime(of: moment)) }

  /// A day as the daily figures count it: days since 1970-01-01 in the shop's zone.
  public func date(day: Int64) -> String {
    date(CivilTime(secondsSinceEpoch: day.clampedMultiplied(by: 86_400)))
  }

  /// A day without its year, for axes: `23 Kas` or `23 Nov`.
  public func shortDate(day: Int64) -> String {
    let civil = CivilTime(secondsSinceEpoch: day.clampedMultiplied(by: 86_400))
    return "\(civil.day) \(monthNames[civil.month - 1])"
  }

  /// Today's day number in the shop's zone.
  public func day(of moment: Timestamp) -> Int64 { zone.localDay(of: moment) }

  /// The first moment of a date as a date field sends it (`2026-11-23`); nil for anything else.
  public func startOfDay(_ text: String) -> Timestamp? {
    guard text.utf8.count == 10, let parsed = CivilTime.parse(text) else { return nil }
    return zone.timestamp(of: parsed.time)
  }

  /// `3 dk önce` or `3 min ago`. The script module for relative times counts on alike.
  public func age(of moment: Timestamp, now: Timestamp) -> String {
    let seconds = max(0, now.elapsedMilliseconds(since: moment) / 1000)
    let phrase: (String) -> Phrase
    let count: Int64
    switch seconds {
    case ..<60: return AgeWords.justNow[language]
    case ..<3600: (count, phrase) = (seconds / 60, AgeWords.minutes)
    case ..<86_400: (count, phrase) = (seconds / 3600, AgeWords.hours)
    default: (count, phrase) = (seconds / 86_400, AgeWords.days)
    }
    return phrase(number(count))[language]
  }

  /// `1 sa 04 dk`, `3 dk 20 sn`, `12 sn`, `0,4 sn`.
  public func duration(milliseconds: Int64) -> String {
    let seconds = milliseconds / 1000
    let words = AgeWords.units(language)
    switch seconds {
    case ..<10: return "\(quantity(milliseconds / 100 * 100)) \(words.second)"
    case ..<60: return "\(seconds) \(words.second)"
    case ..<3600: return "\(seconds / 60) \(words.minute) \(seconds % 60) \(words.second)"
    default: return "\(number(seconds / 3600)) \(words.hour) \(seconds / 60 % 60) \(words.minute)"
    }
  }

  private func date(_ civil: CivilTime) -> String {
    switch language {
    case .turkish:
      "\(CivilTime.padded(civil.day, 2)).\(CivilTime.padded(civil.month, 2)).\(civil.year)"
    case .english: "\(civil.day) \(monthNames[civil.month - 1]) \(civil.year)"
    }
  }

  private var monthNames: [String] {
    switch language {
    case .turkish:
      ["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"]
    case .english:
      ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    }
  }
}

/// Words for spans of time. `{n}` forms go to the browser, which counts on by itself.
public enum AgeWords {
  public static let justNow = Phrase(tr: "az önce", en: "just now")

  public static func minutes(_ count: String) -> Phrase {
    Phrase(tr: "\(count) dk önce", en: "\(count) min ago")
  }

  public static func hours(_ count: String) -> Phrase {
    Phrase(tr: "\(count) sa önce", en: "\(count) h ago")
  }

  public static func days(_ count: String) -> Phrase {
    Phrase(tr: "\(count) gün önce", en: count == "1" ? "1 day ago" : "\(count) days ago")
  }

  static func units(_ language: Language) -> (hour: String, minute: String, second: String) {
    switch language {
    case .turkish: ("sa", "dk", "sn")
    case .english: ("h", "min", "s")
    }
  }
}
