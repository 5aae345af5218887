import Basics
import Storage

/// Goods that come back by claims.
public enum ClaimReturns {
  /// Units of one variant of an order that an accepted claim brings back.
  public struct Part: Sendable, Equatable {
    public var orderID: Int64
    public var variantID: Int64
    public var units: Int64

    public init(orderID: Int64, variantID: Int64, units: Int64) {
      self.orderID = orderID
      self.variantID = variantID
      self.units = units
    }
  }

  /// What an accepted claim, or a unit of one, brings back.
  public struct Accepted: Sendable, Equatable {
    /// Unique over all channels.
    public var claimID: String
    public var parts: [Part]
    public var acceptedAt: Timestamp
    public var actor: String

    public init(claimID: String, parts: [Part], acceptedAt: Timestamp, actor: String) {
      self.claimID = claimID
      self.parts = parts
      self.acceptedAt = acceptedAt
      self.actor = actor
    }
  }

  /// Takes the goods of an accepted claim back into the warehouse that they left. Told twice, they
  /// come back once; told before we know that they left, they come back when we do.
  /// - Parameter claimID: unique over all channels.
  public static func accept(
    claimID: String, parts: [Part], acceptedAt: Timestamp, actor: String, now: Timestamp,
    in connection: any SQLConnection
  ) throws {
    try accept(
      [Accepted(claimID: claimID, parts: parts, acceptedAt: acceptedAt, actor: actor)], now: now,
      in: connection)
  }

  /// The same for several at once.
  public static func accept(
    _ claims: [Accepted], now: Timestamp, in connection: any SQLConnection
  ) throws {
    try connection.executeBatch(
      insert,
      claims.flatMap { claim in
        claim.parts.filter { $0.units > 0 }.map {
          [
            .text(claim.claimID), .integer($0.orderID), .integer($0.variantID),
            .integer(min($0.units, mostUnits)),
            .integer(min(claim.acceptedAt, now).milliseconds), .text(claim.actor),
          ]
        }
      })
    try OrderStock.apply(
      orderIDs: Set(claims.flatMap(\.parts).map(\.orderID)).sorted(), now: now, in: connection)
  }

  /// No claim brings back more; larger figures are a channel's mistake and must not overflow.
  private static let mostUnits: Int64 = 1_000_000
  private static let insert = SQLStatement(
    """
    INSERT INTO stock_returns (claim_id, order_id, variant_id, units, accepted_at, actor)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
    """)
}
