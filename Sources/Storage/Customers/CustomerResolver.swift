import Basics

/// Finds or makes the customer of each mention, inside the transaction that stores the mention.
///
/// The same e-mail is the same person. The same phone is too, unless that would tie more than
/// `emailLimit` e-mails together: then the number is a call centre's or a placeholder and only
/// the e-mail counts. A membership decides only when a mention has neither. Customers found to be
/// one are merged into the older row, so the result does not depend on the order of arrival.
///
/// All that a page needs is read at once, decided in memory and written at once; only a merge,
/// which is rare, goes to the database in between.
public struct CustomerResolver {
  /// A family may share a telephone; a crowd does not.
  static let emailLimit = 3

  private let connection: any SQLConnection
  private var book = CustomerBook()

  public init(connection: any SQLConnection) { self.connection = connection }

  /// - Returns: a customer id for each mention, nil for one that names nobody at all.
  public mutating func resolve(_ mentions: [CustomerMention]) throws -> [Int64?] {
    try book.load(mentions, from: connection)
    var ids: [Int64?] = []
    ids.reserveCapacity(mentions.count)
    for mention in mentions { ids.append(try resolve(mention)) }
    try book.write(to: connection)
    return ids.map { $0.map { book.current($0) } }
  }

  /// Where a customer is now, when it may have been merged away by this resolver.
  public func current(_ id: Int64) -> Int64 { book.current(id) }

  private mutating func resolve(_ mention: CustomerMention) throws -> Int64? {
    guard !mention.identities.isEmpty else { return nil }
    let byEmail = book.owner(.email, mention.email)
    let byPhone = book.owner(.phone, mention.phone)
    var found = byEmail
    if let phoneOwner = byPhone {
      if let emailOwner = byEmail, emailOwner != phoneOwner {
        if book.emails(of: emailOwner) + book.emails(of: phoneOwner) <= Self.emailLimit {
          found = try merge(emailOwner, phoneOwner)
        }
      } else if byEmail == nil, mayJoin(phoneOwner, mention) {
        found = phoneOwner
      }
    }
    if found == nil, mention.email == nil {
      found = byPhone ?? book.owner(.member, mention.memberKey)
    }
    let id = found ?? book.create(mention)
    if found != nil { book.refresh(id, with: mention) }
    book.claim(mention, for: id)
    return id
  }

  /// A mention with a new e-mail may join the phone's owner while there is room for the e-mail.
  private func mayJoin(_ id: Int64, _ mention: CustomerMention) -> Bool {
    mention.email == nil || book.emails(of: id) < Self.emailLimit
  }

  private mutating func merge(_ left: Int64, _ right: Int64) throws -> Int64 {
    // Both must be rows, and their rows must be as they are known here.
    try book.write(to: connection)
    let (left, right) = (book.current(left), book.current(right))
    let (kept, gone) = left < right ? (left, right) : (right, left)
    try CustomerMerge.merge(gone, into: kept, in: connection)
    try book.merged(gone, into: kept, in: connection)
    return kept
  }
}
