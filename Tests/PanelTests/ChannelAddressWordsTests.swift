import Testing
import Web

@testable import Panel

/// What the panel says, in both languages, of an address that it does not take.
struct ChannelAddressWordsTests {
  @Test(arguments: [
    "must be given again, because the address is another one",
    "is not a public address; TEZGAH_PRIVATE_CHANNELS can allow it, or the command line sets it",
    "shop.lan:443 is at an address that is not public; TEZGAH_PRIVATE_CHANNELS can allow its network.",
  ])
  func `an address that is refused is told in Turkish, too`(english: String) {
    let phrase = ConnectorWords.phrase(english)
    #expect(phrase[.english] == english)
    #expect(phrase[.turkish] != english)
    #expect(phrase[.turkish].contains("adres"))
  }
}
