/// Words that stand alone in the passwords that are guessed first, folded. Chosen from what Turkish
/// and English password lists share; a long password of several words is not among them.
enum CommonPasswordWords {
  static let all: Set<String> = [
    "abcdef", "abcdefgh", "abcdefghijkl", "admin", "administrator", "ankara", "asdfgh",
    "asdfghjkl", "ataturk", "besiktas", "canim", "changeme", "default", "deneme", "dragon",
    "fenerbahce", "football", "galatasaray", "hello", "iloveyou", "istanbul", "letmein", "login",
    "master", "merhaba", "monkey", "mypassword", "parola", "pass", "passw", "passwd", "password",
    "princess", "qazwsx", "qwaszx", "qwerty", "qwertyu", "qwertyui", "qwertyuio", "qwertyuiop",
    "root", "secret", "seniseviyorum", "sifre", "sifrem", "sunshine", "superman", "system", "test",
    "tezgah", "ticimax", "trabzonspor", "trendyol", "trustno", "turkiye", "user", "welcome",
    "yonetici", "zxcvbn", "zxcvbnm",
  ]

  /// The word that stands in the text twice or more, and nothing else: `parola` of `parolaparola`.
  static func half(of text: String) -> String? {
    all.first { word in
      text.count > word.count && text.count.isMultiple(of: word.count)
        && text == String(repeating: word, count: text.count / word.count)
    }
  }
}
