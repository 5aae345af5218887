import Basics

/// The customers that a page of mentions touches, as they are stored and as they will be. New ones
/// have negative ids until they are written.
struct CustomerBook {
  /// What a customer is called.
  struct Profile: Equatable {
    var name: String
    var email: String
    var phone: String
    var city: String
    var namedAt: Int64
  }

  private var owners: [CustomerIdentity: Int64] = [:]
  private var profiles: [Int64: Profile] = [:]
  private var emailCounts: [Int64: Int] = [:]
  /// Customers that were merged away, and new ones that were written, to where they are.
  private var moved: [Int64: Int64] = [:]

  private var created: [(id: Int64, currency: String)] = []
  private var renamed: Set<Int64> = []
  private var terms: [(term: String, id: Int64)] = []
  private var claims: [(identity: CustomerIdentity, id: Int64)] = []
  private var lastNew: Int64 = 0

  func current(_ id: Int64) -> Int64 {
    var id = id
    while let next = moved[id] { id = next }
    return id
  }

  func owner(_ kind: CustomerIdentity.Kind, _ value: String?) -> Int64? {
    value.flatMap { owners[CustomerIdentity(kind: kind, value: $0)] }.map { current($0) }
  }

  func emails(of id: Int64) -> Int { emailCounts[id] ?? 0 }

  mutating func create(_ mention: CustomerMention) -> Int64 {
    lastNew -= 1
    created.append((lastNew, mention.currency))
    profiles[lastNew] = Profile(
      name: mention.name, email: mention.email ?? "", phone: mention.phone ?? "",
      city: mention.city, namedAt: mention.at.milliseconds)
    addTerms(of: mention, to: lastNew)
    return lastNew
  }

  /// The newest mention names the customer. Every name that was used stays searchable.
  mutating func refresh(_ id: Int64, with mention: CustomerMention) {
    guard let profile = profiles[id] else { return }
    let newer = Profile(
      name: mention.name.isEmpty ? profile.name : mention.name,
      email: mention.email ?? profile.email, phone: mention.phone ?? profile.phone,
      city: mention.city.isEmpty ? profile.city : mention.city,
      namedAt: mention.at.milliseconds)
    if newer.name != profile.name || newer.email != profile.email || newer.phone != profile.phone {
      addTerms(of: mention, to: id)
    }
    // The same order may name its buyer anew.
    guard profile.namedAt <= newer.namedAt, newer != profile else { return }
    profiles[id] = newer
    if id > 0 { renamed.insert(id) }
  }

  mutating func claim(_ mention: CustomerMention, for id: Int64) {
    for identity in mention.identities where owners[identity] == nil {
      owners[identity] = id
      claims.append((identity, id))
      if identity.kind == .email { emailCounts[id, default: 0] += 1 }
    }
  }

  private mutating func addTerms(of mention: CustomerMention, to id: Int64) {
    for term in CustomerTerms.of(name: mention.name, email: mention.email, phone: mention.phone) {
      terms.append((term, id))
    }
  }

  /// Notes that the rows of two customers have become one.
  mutating func merged(
    _ gone: Int64, into kept: Int64, in connection: any SQLConnection
  ) throws {
    moved[gone] = kept
    emailCounts[kept, default: 0] += emailCounts.removeValue(forKey: gone) ?? 0
    try loadProfiles(of: [kept], from: connection)
  }
}

// Reading and writing, a few statements for a whole page.
extension CustomerBook {
  mutating func load(_ mentions: [CustomerMention], from connection: any SQLConnection) throws {
    let identities = Set(mentions.flatMap(\.identities)).filter { owners[$0] == nil }
      .sorted { ($0.kind.rawValue, $0.value) < ($1.kind.rawValue, $1.value) }
    try connection.forEachMatch(
      Self.owner, identities.map { [.text($0.kind.rawValue), .text($0.value)] }
    ) { owners[identities[$0]] = $1.integer(0) }
    let known = Set(owners.values.map { current($0) }).filter { $0 > 0 && profiles[$0] == nil }
      .sorted()
    try loadProfiles(of: known, from: connection)
    try connection.forEachMatch(Self.countEmails, known.map { [.integer($0)] }) {
      emailCounts[known[$0]] = Int($1.integer(0))
    }
  }

  private mutating func loadProfiles(
    of ids: [Int64], from connection: any SQLConnection
  ) throws {
    try connection.forEachMatch(Self.profile, ids.map { [.integer($0)] }) { position, row in
      profiles[ids[position]] = Profile(
        name: row.text(0), email: row.text(1), phone: row.text(2), city: row.text(3),
        namedAt: row.integer(4))
    }
  }

  /// Writes what is not written yet.
  mutating func write(to connection: any SQLConnection) throws {
    try writeCreated(to: connection)
    try connection.executeBatch(
      Self.rename,
      renamed.sorted().compactMap { id in profiles[id].map { Self.values($0) + [.integer(id)] } })
    let newTerms = Set(terms.map { Term(text: $0.term, id: current($0.id)) })
    try connection.executeBatch(
      Self.addTerm,
      newTerms.sorted { ($0.id, $0.text) < ($1.id, $1.text) }.map {
        [.text($0.text), .integer($0.id)]
      })
    try connection.executeBatch(
      Self.addIdentity,
      claims.map { identity, id in
        [.text(identity.kind.rawValue), .text(identity.value), .integer(current(id))]
      })
    renamed = []
    terms = []
    claims = []
  }

  private struct Term: Hashable {
    var text: String
    var id: Int64
  }

  private mutating func writeCreated(to connection: any SQLConnection) throws {
    let ids = try connection.insertBatch(
      Self.insert,
      created.compactMap { id, currency in
        profiles[id].map { Self.values($0) + [.text(currency)] }
      })
    for ((temporary, _), id) in zip(created, ids) {
      moved[temporary] = id
      profiles[id] = profiles.removeValue(forKey: temporary)
      emailCounts[id] = emailCounts.removeValue(forKey: temporary)
    }
    created = []
  }

  private static func values(_ profile: Profile) -> [SQLValue] {
    [
      .text(profile.name), .text(profile.email), .text(profile.phone), .text(profile.city),
      .integer(profile.namedAt),
    ]
  }

  private static let owner = SQLStatement(
    "SELECT customer_id FROM customer_identities WHERE kind = ? AND value = ?")
  private static let profile = SQLStatement(
    "SELECT name, email, phone, city, named_at FROM customers WHERE id = ?")
  /// The condition names the customer alone, so that there is one index to take.
  private static let countEmails = SQLStatement(
    """
    SELECT coalesce(sum(CASE WHEN kind = 'email' THEN 1 ELSE 0 END), 0)
    FROM customer_identities WHERE customer_id = ?
    """)
  private static let insert = SQLStatement(
    """
    INSERT INTO customers (name, email, phone, city, named_at, order_count, spent_minor, currency)
    VALUES (?, ?, ?, ?, ?, 0, 0, ?) RETURNING id
    """)
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
