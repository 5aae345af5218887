import Basics
import Commerce

/// A person as one order or one membership names them.
public struct CustomerMention: Sendable, Equatable {
  public var memberKey: String?
  public var name: String
  /// Normalised; nil when there is none.
  public var email: String?
  public var phone: String?
  public var city: String
  public var currency: String
  public var at: Timestamp

  /// - Parameters:
  ///   - memberRemoteID: the channel's key of the membership, when there is one.
  ///   - email: as written; normalised here.
  ///   - phone: as written; normalised here.
  public init(
    channelID: Int64, memberRemoteID: String?, name: String, email: String, phone: String,
    city: String, currency: String, at: Timestamp
  ) {
    memberKey = memberRemoteID.map { "\(channelID):\($0)" }
    self.name = name
    self.email = ContactNormalization.email(email)
    self.phone = ContactNormalization.phone(phone)
    self.city = city
    self.currency = currency
    self.at = at
  }

  var identities: [CustomerIdentity] {
    var all: [CustomerIdentity] = []
    if let email { all.append(CustomerIdentity(kind: .email, value: email)) }
    if let phone { all.append(CustomerIdentity(kind: .phone, value: phone)) }
    if let memberKey { all.append(CustomerIdentity(kind: .member, value: memberKey)) }
    return all
  }
}

/// Something that points to one person.
public struct CustomerIdentity: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable { case email, phone, member }

  public var kind: Kind
  public var value: String

  public init(kind: Kind, value: String) {
    self.kind = kind
    self.value = value
  }

  /// Byte by byte, as the database compares them.
  private var key: RecordKey { RecordKey(value) }

  public static func == (left: CustomerIdentity, right: CustomerIdentity) -> Bool {
    left.kind == right.kind && left.key == right.key
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(key)
  }
}

/// The folded words under which a customer is found.
public enum CustomerTerms {
  public static func of(name: String, email: String?, phone: String?) -> [String] {
    var terms = TurkishFolding.words(name)
    if let email { terms.append(TurkishFolding.term(email)) }
    if let phone { terms.append(nationalNumber(phone)) }
    return terms
  }

  /// Turkish numbers are searched without their country code, as people write them.
  public static func nationalNumber(_ phone: String) -> String {
    phone.hasPrefix("90") && phone.utf8.count == 12 ? String(phone.dropFirst(2)) : phone
  }
}
