import Web

/// What the pages before signing in say.
enum AccessTexts {
  static let signIn = Phrase(tr: "Oturum aç", en: "Sign in")
  static let setUp = Phrase(tr: "İlk kullanıcıyı oluştur", en: "Create the first user")
  static let setUpIntro = Phrase(
    tr: "Bu kullanıcı işletmenin sahibi olur ve diğerlerini ekleyebilir.",
    en: "This user becomes the owner and can add the others.")
  static let password = Phrase(tr: "Parola", en: "Password")
  static let passwordHelp = Phrase(tr: "En az 12 karakter.", en: "At least 12 characters.")
  static let wrong = Phrase(
    tr: "E-posta veya parola yanlış.", en: "The e-mail or the password is wrong.")
  static let setupCode = Phrase(tr: "Kurulum kodu", en: "Set-up code")
  static let setupCodeHelp = Phrase(
    tr: "Programı başlatan pencerede yazar; her başlatmada yenilenir.",
    en: "Printed in the window in which the program was started; new at each start.")
  static let wrongSetupCode = Phrase(
    tr: "Kurulum kodu bu değil. Programın yazdığı son koda bakın.",
    en: "That is not the set-up code. Look at the last one that the program printed.")
  static let wait = Phrase(
    tr: "Çok fazla deneme yapıldı. Biraz bekleyip yeniden deneyin.",
    en: "Too many attempts. Wait a little and try again.")

  static func problem(_ problem: UserAccounts.Problem) -> Phrase {
    switch problem {
    case .emailTaken: Phrase(tr: "Bu e-posta zaten kayıtlı.", en: "This e-mail is taken already.")
    case .invalidEmail: Phrase(tr: "E-posta adresi geçersiz.", en: "This is not an e-mail address.")
    case .weakPassword(.tooShort):
      Phrase(
        tr: "Parola en az 12 karakter olmalı.", en: "The password needs at least 12 characters.")
    case .weakPassword(.tooLong): Phrase(tr: "Parola çok uzun.", en: "The password is too long.")
    case .weakPassword(.common):
      Phrase(
        tr: "Bu parola kolay tahmin edilir.", en: "This password is one that is guessed first.")
    }
  }
}
