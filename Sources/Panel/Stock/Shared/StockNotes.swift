import Web

/// What the program writes beside a movement, in both languages. What people wrote stays as it is.
enum StockNotes {
  static func phrase(_ note: String) -> Phrase {
    if let turkish = fixed[note] { return Phrase(tr: turkish, en: note) }
    guard note.hasPrefix(file) else { return Phrase(same: note) }
    return Phrase(tr: "dosya \(note.dropFirst(file.count))", en: note)
  }

  /// Before the name of a file that was imported.
  private static let file = "file "
  private static let fixed = [
    "as the channel shows it": "kanalda göründüğü gibi",
    "the channel's figure was not right": "kanaldaki sayı doğru değildi",
    "in the count already": "sayımda vardı",
    "new on the channel": "kanalda yeni",
    "a bundle has no goods of its own": "setin kendi stoğu olmaz",
  ]
}
