import Commerce
import Web

/// Words of channels and jobs that may name an order or a person, and who reads them.
extension Visit {
  /// Whether the visitor may see what is written of records of this stream.
  func maySee(recordsOf stream: String) -> Bool {
    may(.viewCustomers) || SyncStream(rawValue: stream)?.isOfPeople == false
  }

  /// Whether the visitor may decide about records of this stream that were set aside.
  func mayDecide(recordsOf stream: SyncStream) -> Bool {
    may(stream.isOfPeople ? .manageWork : .runSync)
  }

  /// A message in the visitor's language; who may not see what it may name is told so.
  func words(_ message: String, isOpen: Bool) -> String {
    if message.isEmpty || isOpen { return self(ConnectorWords.phrase(message)) }
    return self(PeopleWords.forOthers)
  }

  func words(_ message: String, ofStream stream: String) -> String {
    words(message, isOpen: maySee(recordsOf: stream))
  }

  /// Why a job failed.
  func words(_ message: String, ofJob kind: String) -> String {
    words(message, isOpen: may(.viewCustomers) || PeopleWords.kindsWithoutPeople.contains(kind))
  }
}

enum PeopleWords {
  /// Jobs whose messages name no order and nobody.
  static let kindsWithoutPeople: Set<String> = [
    "match", "score", "feeds", "cleaning", "stock-push", "stock-watch", "subscriptions",
  ]

  static let forOthers = Phrase(
    tr: "Ayrıntıyı siparişleri gören roller okur.", en: "Roles that see orders read the details.")

  /// How many records of people were set aside, for those who may not see them.
  static func hidden(_ count: String, stream: Phrase) -> Phrase {
    Phrase(
      tr: "\(stream[.turkish]): \(count) kayıt bekliyor. Siparişleri gören roller listeler.",
      en: "\(stream[.english]): \(count) records wait. Roles that see orders can list them.")
  }
}
