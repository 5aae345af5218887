import Commerce

/// The compressed raw records of one kind, by the local row that was mapped from them.
public enum PayloadTable: String, Sendable, CaseIterable {
  case orders = "order_payloads"
  case packages = "package_payloads"
  case products = "product_payloads"
  case members = "member_payloads"
  case favourites = "favourite_payloads"
  case claims = "claim_payloads"
  case questions = "question_payloads"

  private var upsert: SQLStatement {
    switch self {
    case .orders: Self.orderUpsert
    case .packages: Self.packageUpsert
    case .products: Self.productUpsert
    case .members: Self.memberUpsert
    case .favourites: Self.favouriteUpsert
    case .claims: Self.claimUpsert
    case .questions: Self.questionUpsert
    }
  }

  private static let orderUpsert = makeUpsert(.orders)
  private static let packageUpsert = makeUpsert(.packages)
  private static let productUpsert = makeUpsert(.products)
  private static let memberUpsert = makeUpsert(.members)
  private static let favouriteUpsert = makeUpsert(.favourites)
  private static let claimUpsert = makeUpsert(.claims)
  private static let questionUpsert = makeUpsert(.questions)

  private static func makeUpsert(_ table: PayloadTable) -> SQLStatement {
    SQLStatement(
      """
      INSERT INTO \(table.rawValue) (record_id, dictionary_id, body) VALUES (?, ?, ?)
      ON CONFLICT (record_id) DO UPDATE
      SET dictionary_id = excluded.dictionary_id, body = excluded.body
      """)
  }

  public func store(
    _ bodies: [(recordID: Int64, body: [UInt8])], dictionaryID: Int64,
    in connection: any SQLConnection
  ) throws {
    try connection.executeBatch(
      upsert,
      bodies.map { [.integer($0.recordID), .integer(dictionaryID), .blob($0.body)] })
  }

  /// The raw record as it came, or nil when none is kept.
  public func payload(of recordID: Int64, in connection: any SQLConnection) throws -> [UInt8]? {
    let found = try connection.first(
      """
      SELECT p.body, d.body FROM \(rawValue) p
      JOIN payload_dictionaries d ON d.id = p.dictionary_id WHERE p.record_id = ?
      """, [.integer(recordID)]
    ) { (body: $0.blob(0), dictionary: $0.blob(1)) }
    guard let found else { return nil }
    return try PayloadDecompression.decompress(found.body, dictionary: found.dictionary)
  }

  /// The raw records of several rows; absent where none is kept.
  /// - Throws: `StorageError` when one is damaged.
  public func payloads(
    of recordIDs: [Int64], in connection: any SQLConnection
  ) throws -> [Int64: [UInt8]] {
    var found: [Int64: (body: [UInt8], dictionary: Int64)] = [:]
    try connection.forEachMatch(
      SQLStatement(
        "SELECT body, dictionary_id FROM \(rawValue) WHERE record_id = ?", isReused: false),
      recordIDs.map { [.integer($0)] }
    ) { found[recordIDs[$0]] = ($1.blob(0), $1.integer(1)) }
    let ids = Set(found.values.map(\.dictionary)).sorted()
    var dictionaries: [Int64: [UInt8]] = [:]
    try connection.forEachMatch(
      "SELECT body FROM payload_dictionaries WHERE id = ?", ids.map { [.integer($0)] }
    ) { dictionaries[ids[$0]] = $1.blob(0) }
    return try found.compactMapValues { payload in
      try dictionaries[payload.dictionary].map {
        try PayloadDecompression.decompress(payload.body, dictionary: $0)
      }
    }
  }
}

/// The dictionary that a channel's stream compresses against: the structure of one of its records.
public struct PayloadDictionary: Sendable {
  public let id: Int64
  public let body: [UInt8]

  public static func find(
    channelID: Int64, stream: SyncStream, in connection: any SQLConnection
  ) throws -> PayloadDictionary? {
    try connection.first(
      """
      SELECT id, body FROM payload_dictionaries
      WHERE channel_id = ? AND stream = ? AND is_structure = 1 ORDER BY id DESC LIMIT 1
      """, [.integer(channelID), .text(stream.rawValue)]
    ) { PayloadDictionary(id: $0.integer(0), body: $0.blob(1)) }
  }

  /// The stored one, else one that is made from a record.
  /// - Parameter sample: any record of the stream; none of its values is kept.
  public static func ensure(
    channelID: Int64, stream: SyncStream, sample: [UInt8], in connection: any SQLConnection
  ) throws -> PayloadDictionary {
    if let stored = try find(channelID: channelID, stream: stream, in: connection) { return stored }
    let body = PayloadStructure.of(sample)
    let id = try connection.insertBatch(
      """
      INSERT INTO payload_dictionaries (channel_id, stream, body, is_structure)
      VALUES (?, ?, ?, 1) RETURNING id
      """,
      [[.integer(channelID), .text(stream.rawValue), .blob(body)]])[0]
    return PayloadDictionary(id: id, body: body)
  }
}
