/// A kind of record that is read from a channel. Raw values are those of the command line and API.
public enum SyncStream: String, CaseIterable, Sendable, Hashable, Codable {
  case categories, brands, products, customers, orders, favourites, questions, claims

  /// True where a record tells who somebody is or what somebody bought or asked.
  public var isOfPeople: Bool {
    switch self {
    case .customers, .orders, .questions, .claims: true
    // A favourite names a member by a number alone.
    case .categories, .brands, .products, .favourites: false
    }
  }
}

/// A record of any stream, mapped.
public enum ChannelRecord: Sendable, Equatable {
  case category(CategoryRecord)
  case brand(BrandRecord)
  case product(ProductRecord)
  case customer(MemberRecord)
  case order(OrderRecord)
  case favourite(FavouriteRecord)
  case question(QuestionRecord)
  case claim(ClaimRecord)
}
