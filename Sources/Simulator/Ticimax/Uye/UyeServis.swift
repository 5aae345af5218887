/// The simulated operations of `UyeServis`.
enum UyeServis {
  static let handlers: [String: OperationHandler] = [
    "SelectUyeler": selectMembers,
    "SelectUyeAdres": selectAddresses,
    "SelectUyeTuru": selectKinds,
  ]

  /// Pages are 1-based; page 0 is the first one too. Rows are in the order of IDs and of
  /// registration alike.
  private static func selectMembers(_ call: OperationCall) -> OperationResult {
    let filter = MemberFilter(call.arguments.object("filtre"), call.view)
    let paging = call.arguments.object("sayfalama")
    let page = PageRequest(
      index: max(paging.int("SayfaNo") - 1, 0), isPage: true, size: paging.int("KayitSayisi"),
      most: call.behaviour.maximumRows, descending: SortOrder.isDescending(paging))
    let view = call.view
    let rows =
      filter.passesAll
      ? view.state.members.page(
        offset: page.offset, limit: page.limit, descending: page.descending)
      : page.cut(filter.rows())
    return .list(rows: rows.count, bytesPerRow: 2_500) { reply in
      for row in rows {
        reply.corruption = call.poison?.corruption(of: .members, id: ShopKey.member(row))
        MemberTemplates.member.write(view.source.member(row), to: &reply)
      }
    }
  }

  /// `adresId` 0 is all addresses of the member.
  private static func selectAddresses(_ call: OperationCall) -> OperationResult {
    let id = call.arguments.int("uyeId")
    let row = ShopKey.memberRow(id)
    guard call.view.state.members[row] else { return .items(MemberTemplates.address, []) }
    let address = call.view.source.member(row).address
    let wanted = call.arguments.int("adresId")
    return .items(
      MemberTemplates.address,
      wanted == 0 || wanted == address.id
        ? [MemberTemplates.AddressReply(address: address, memberID: id)] : [])
  }

  private static func selectKinds(_ call: OperationCall) -> OperationResult {
    let id = call.arguments.int("uyeTuruId")
    return .items(MemberTemplates.kind, id <= 1 ? ["Üye"] : [])
  }
}
