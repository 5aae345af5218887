/// The simulated operations of `CustomServis`.
enum CustomServis {
  static let handlers: [String: OperationHandler] = [
    "GetFavoriUrunler": selectFavourites,
    "SelectSilinenUyeList": selectDeletedMembers,
    "SelectSiparisKaynaklari": selectSources,
  ]

  // MARK: - Favourites

  /// Of one member, or of all for `UyeID` 0 or -1 on a shop that answers so; the real reach is an
  /// open question (Ticimax wire facts 2026-11-23, §7.4). Pages are 1-based.
  private static func selectFavourites(_ call: OperationCall) -> OperationResult {
    let request = call.arguments.object("request")
    let page = PageRequest(
      index: max(request.int("SayfaNo") - 1, 0), isPage: true, size: request.int("KayitSayisi"),
      most: call.behaviour.maximumRows, descending: false)
    let rows = page.cut(favouriteRows(call, request))
    let view = call.view
    let replies = rows.map { FavouriteTemplates.FavouriteReply($0, view) }
    let poison = call.poison
    return .object(
      FavouriteTemplates.response,
      FavouriteTemplates.Page(favourites: replies, poison: poison),
      expectedBytes: replies.count * 1_000)
  }

  private static func favouriteRows(_ call: OperationCall, _ request: WireObject) -> [Int] {
    let member = request.int("UyeID")
    if member <= 0, !call.behaviour.hasShopWideFavourites { return [] }
    let added = TimeRange(request, "BaslangicTarihi", "BitisTarihi")
    let favourites = call.view.source.favourites
    return call.view.state.favourites.rows { row in
      let favourite = favourites[row]
      return (member <= 0 || ShopKey.member(Int(favourite.member)) == member)
        && added.allows(favourite.addedAt)
    }
  }

  // MARK: - Deleted members and sources

  private static func selectDeletedMembers(_ call: OperationCall) -> OperationResult {
    let request = call.arguments.object("request")
    let registered = TimeRange(request, "UyelikTarihiBas", "UyelikTarihiSon")
    let members = call.view.source.members
    let rows = members.indices.filter { row in
      members[row].kind == .deleted && registered.allows(members[row].registeredAt)
    }
    return .object(deletedMembers, rows.map(ShopKey.member))
  }

  static let deletedMembers = RecordTemplate<[Int]>(
    "SelectSilinenUyelerResponse", of: .custom,
    [MemberRule("SilinenUyeList") { $0.list(deletedMember, $1) }])

  private static let deletedMember = RecordTemplate<Int>(
    "SilinenUye", of: .custom, [MemberRule("Id") { $0.int($1) }])

  private static func selectSources(_ call: OperationCall) -> OperationResult {
    let sources = OrderOrigin.all.map(\.source)
    return .list(rows: sources.count, bytesPerRow: 60) { $0.stringItems(sources) }
  }
}
