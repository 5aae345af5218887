import Web

/// Says in plain words when a schedule runs. Expressions that are not usual are shown as they are.
enum ScheduleWords {
  static func phrase(_ cron: String) -> Phrase {
    let fields = cron.split(separator: " ").map(String.init)
    guard fields.count == 5 else { return Phrase(tr: cron, en: cron) }
    switch (fields[0], fields[1], fields[2], fields[3], fields[4]) {
    case ("*", "*", "*", "*", "*"): return Phrase(tr: "her dakika", en: "every minute")
    case (let minute, "*", "*", "*", "*"):
      if let step = step(minute) {
        return Phrase(tr: "\(step) dakikada bir", en: "every \(step) minutes")
      }
      if let minute = number(minute) {
        return Phrase(
          tr: minute == 0 ? "her saat başı" : "her saat, \(minute) geçe",
          en: minute == 0 ? "every hour" : "every hour, \(minute) minutes past")
      }
    case (let minute, let hour, "*", "*", "*"):
      if let minute = number(minute), let step = step(hour) {
        return Phrase(
          tr: "\(step) saatte bir, \(minute) geçe",
          en: "every \(step) hours, \(minute) minutes past")
      }
      if let time = time(hour, minute) {
        return Phrase(tr: "her gün \(time)", en: "every day at \(time)")
      }
    case (let minute, let hour, "*", "*", let weekday):
      if let time = time(hour, minute), let day = number(weekday), day <= 7 {
        let name = weekdays[day % 7]
        return Phrase(tr: "her \(name.tr) \(time)", en: "every \(name.en) at \(time)")
      }
    case (let minute, let hour, let day, "*", "*"):
      if let time = time(hour, minute), let day = number(day) {
        return Phrase(
          tr: "her ayın \(day). günü \(time)", en: "on day \(day) of each month at \(time)")
      }
    default: break
    }
    return Phrase(tr: cron, en: cron)
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }

  private static func step(_ text: String) -> Int? {
    text.hasPrefix("*/") ? number(String(text.dropFirst(2))) : nil
  }

  private static func time(_ hour: String, _ minute: String) -> String? {
    guard let hour = number(hour), let minute = number(minute) else { return nil }
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  private static let weekdays = [
    (tr: "Pazar", en: "Sunday"), (tr: "Pazartesi", en: "Monday"), (tr: "Salı", en: "Tuesday"),
    (tr: "Çarşamba", en: "Wednesday"), (tr: "Perşembe", en: "Thursday"), (tr: "Cuma", en: "Friday"),
    (tr: "Cumartesi", en: "Saturday"),
  ]
}
