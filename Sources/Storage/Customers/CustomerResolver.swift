import Basics

/// Finds or makes the customer of each mention, inside the transaction that stores the mention.
///
/// The same e-mail is the same person. The same phone is too, unless that would tie more than
/// `emailLimit` e-mails together: then the number is a call centre's or a placeholder and only
/// the e-mail counts. A membership decides only when a mention has neither. Customers found to be
/// one are merged into the older row, so the result does not depend on the order of arrival.
public struct CustomerResolver {
  /// A family may share a telephone; a crowd does not.
  static let emailLimit = 3

  /// What a stored customer is called, to write only what differs.
  private struct Profile: Equatable {
    var name: String
    var email: String
    var phone: String
    var city: String
    var namedAt: Int64
  }

  private let connection: any SQLConnection
  private var owners: [CustomerIdentity: Int64] = [:]
  private var profiles: [Int64: Profile] = [:]
  /// Customers merged away in this transaction, to where they went.
  public private(set) var merged: [Int64: Int64] = [:]

  public init(connection: any SQLConnection) { self.connection = connection }

  /// - Returns: a customer id for each mention, nil for one that names nobody at all.
  public mutating func resolve(_ mentions: [CustomerMention]) throws -> [Int64?] {
    try loadOwners(of: mentions)
    var ids: [Int64?] = []
    ids.reserveCapacity(mentions.count)
    for mention in mentions { ids.append(try resolve(mention)) }
    return ids.map { $0.map { current($0) } }
  }

  private mutating func resolve(_ mention: CustomerMention) throws -> Int64? {
    guard !mention.identities.isEmpty else { return nil }
    let byEmail = owner(.email, mention.email)
    let byPhone = owner(.phone, mention.phone)
    var found = byEmail
    if let phoneOwner = byPhone {
      if let emailOwner = byEmail, emailOwner != phoneOwner {
        if try isOnePerson(emailOwner, phoneOwner) { found = try merge(emailOwner, phoneOwner) }
      } else if byEmail == nil, try mayJoin(phoneOwner, mention) {
        found = phoneOwner
      }
    }
    if found == nil, mention.email == nil { found = byPhone ?? owner(.member, mention.memberKey) }
    let id: Int64
    if let found {
      id = found
      try refresh(id, with: mention)
    } else {
      id = try create(mention)
    }
    try claim(mention, for: id)
    return id
  }

  private func owner(_ kind: CustomerIdentity.Kind, _ value: String?) -> Int64? {
    value.flatMap { owners[CustomerIdentity(kind: kind, value: $0)] }.map { current($0) }
  }

  private func current(_ id: Int64) -> Int64 {
    var id = id
    while let next = merged[id] { id = next }
    return id
  }

  private func emails(of ids: [Int64]) throws -> Int {
    try ids.reduce(0) { sum, id in
      sum + Int(try connection.integer(Self.countEmails, [.integer(id)]) ?? 0)
    }
  }

  private func isOnePerson(_ left: Int64, _ right: Int64) throws -> Bool {
    try emails(of: [left, right]) <= Self.emailLimit
  }

  /// A mention with a new e-mail may join the phone's owner while there is room for the e-mail.
  private func mayJoin(_ id: Int64, _ mention: CustomerMention) throws -> Bool {
    try mention.email == nil || emails(of: [id]) < Self.emailLimit
  }

  private mutating func create(_ mention: CustomerMention) throws -> Int64 {
    let id = try connection.insertBatch(
      Self.insert,
      [
        [
          .text(mention.name), .text(mention.email ?? ""), .text(mention.phone ?? ""),
          .text(mention.city), .text(mention.currency), .integer(mention.at.milliseconds),
        ]
      ])[0]
    profiles[id] = Profile(
      name: mention.name, email: mention.email ?? "", phone: mention.phone ?? "",
      city: mention.city, namedAt: mention.at.milliseconds)
    try addTerms(of: mention, to: id)
    return id
  }

  /// The newest mention names the customer. Every name that was used stays searchable.
  private mutating func refresh(_ id: Int64, with mention: CustomerMention) throws {
    guard let profile = try profiles[id] ?? loadProfile(id) else { return }
    let newer = Profile(
      name: mention.name.isEmpty ? profile.name : mention.name,
      email: mention.email ?? profile.email, phone: mention.phone ?? profile.phone,
      city: mention.city.isEmpty ? profile.city : mention.city,
      namedAt: mention.at.milliseconds)
    if newer.name != profile.name || newer.email != profile.email || newer.phone != profile.phone {
      try addTerms(of: mention, to: id)
    }
    guard profile.namedAt < newer.namedAt else { return }
    profiles[id] = newer
    try connection.execute(
      Self.rename,
      [
        .text(newer.name), .text(newer.email), .text(newer.phone), .text(newer.city),
        .integer(newer.namedAt), .integer(id),
      ])
  }

  private func loadProfile(_ id: Int64) throws -> Profile? {
    try connection.first(Self.selectProfile, [.integer(id)]) {
      Profile(
        name: $0.text(0), email: $0.text(1), phone: $0.text(2), city: $0.text(3),
        namedAt: $0.integer(4))
    }
  }

  private func addTerms(of mention: CustomerMention, to id: Int64) throws {
    let terms = CustomerTerms.of(name: mention.name, email: mention.email, phone: mention.phone)
    try connection.executeBatch(Self.addTerm, terms.map { [.text($0), .integer(id)] })
  }

  private mutating func claim(_ mention: CustomerMention, for id: Int64) throws {
    for identity in mention.identities where owners[identity] == nil {
      owners[identity] = id
      try connection.execute(
        Self.addIdentity, [.text(identity.kind.rawValue), .text(identity.value), .integer(id)])
    }
  }

  private mutating func merge(_ left: Int64, _ right: Int64) throws -> Int64 {
    let (kept, gone) = left < right ? (left, right) : (right, left)
    try CustomerMerge.merge(gone, into: kept, in: connection)
    merged[gone] = kept
    profiles[kept] = nil
    return kept
  }

  private mutating func loadOwners(of mentions: [CustomerMention]) throws {
    for kind in CustomerIdentity.Kind.allCases {
      let values = Set(mentions.flatMap(\.identities).filter { $0.kind == kind }.map(\.value))
      for chunk in values.sorted().chunked(by: 100) {
        try connection.forEachRow(
          SQLStatement(
            """
            SELECT value, customer_id FROM customer_identities
            WHERE kind = ? AND value IN (\(SQLStatement.placeholders(chunk.count)))
            """, isReused: false), [.text(kind.rawValue)] + chunk.map { .text($0) }
        ) { row in
          owners[CustomerIdentity(kind: kind, value: row.text(0))] = row.integer(1)
          return true
        }
      }
    }
  }

  private static let countEmails = SQLStatement(
    "SELECT count(*) FROM customer_identities WHERE customer_id = ? AND kind = 'email'")
  private static let insert = SQLStatement(
    """
    INSERT INTO customers (name, email, phone, city, order_count, spent_minor, currency, named_at)
    VALUES (?, ?, ?, ?, 0, 0, ?, ?) RETURNING id
    """)
  private static let selectProfile = SQLStatement(
    "SELECT name, email, phone, city, named_at FROM customers WHERE id = ?")
  private static let rename = SQLStatement(
    "UPDATE customers SET name = ?, email = ?, phone = ?, city = ?, named_at = ? WHERE id = ?")
  private static let addTerm = SQLStatement(
    """
    INSERT INTO customer_terms (term, customer_id) VALUES (?, ?)
    ON CONFLICT (term, customer_id) DO NOTHING
    """)
  private static let addIdentity = SQLStatement(
    "INSERT INTO customer_identities (kind, value, customer_id) VALUES (?, ?, ?)")
}
