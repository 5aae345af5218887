/// What the program itself says of pushes and moves, where a connector's words would stand, see
/// `ConnectorSentences`.
enum ProgramSentences {
  static let all: [(english: String, turkish: String)] = [
    ("the ticket has expired", "kanal sonucu artık söylemiyor (işlem numarasının süresi doldu)"),
    ("no answer", "yanıt gelmedi"),
    ("the answer does not name it", "yanıtta bu ilan yok"),
    (
      "The program ended while the channel was being asked.",
      "Kanala sorulurken program sona erdi."
    ),
    (
      "This channel's packages are moved on the channel.",
      "Bu kanalın paket işlemleri kanalın kendi panelinde yapılır."
    ),
    (
      "must be given again, because the address is another one",
      "adres değiştiği için yeniden girilmeli"
    ),
    (
      "is not a public address; TEZGAH_PRIVATE_CHANNELS can allow it, or the command line sets it",
      "herkese açık bir adres değil; TEZGAH_PRIVATE_CHANNELS ayarıyla izin verilebilir ya da komut "
        + "satırından girilebilir"
    ),
    ("This channel gives no labels.", "Bu kanal etiket vermiyor."),
  ]
}
