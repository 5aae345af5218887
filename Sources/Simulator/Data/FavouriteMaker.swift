/// The favourites of the generated shop: members mark popular cards, once each.
enum FavouriteMaker {
  static func favourites(
    seed: UInt64, count: Int, start: ShopTime, end: ShopTime, facts: OrderFacts,
    basket: BasketMaker
  ) -> [FavouriteRow] {
    let kinds = RowKinds(seed: seed, stream: 4, hasDeleted: false)
    let rows = kinds.rows(holding: count)
    var taken = Set<Int64>(minimumCapacity: rows)
    var favourites: [FavouriteRow] = []
    favourites.reserveCapacity(rows)
    for row in 0..<rows {
      var draws = Draws(seed: seed, .favourite, row)
      let position = (Double(row) + draws.unit()) / Double(rows)
      // Growing with the shop: half of them in the last third of the period.
      let share = Fast.power(position, 0.6)
      let time = start.adding(Int64(share * Double(end.seconds - start.seconds - 1)))
      let (member, card) = pair(at: time, facts, basket, &taken, &draws)
      favourites.append(
        FavouriteRow(
          member: Int32(clamping: member), card: Int32(clamping: card), addedAt: time,
          kind: kinds[row]))
    }
    return favourites
  }

  /// A pair that is not taken yet. After some tries the next free card of the member is taken.
  private static func pair(
    at time: ShopTime, _ facts: OrderFacts, _ basket: BasketMaker, _ taken: inout Set<Int64>,
    _ draws: inout Draws
  ) -> (member: Int, card: Int) {
    var member = facts.member(at: time, &draws)
    var card = basket.card(at: time, &draws)
    var tries = 0
    let cards = basket.catalogue.rows
    while !taken.insert(Int64(member) << 32 | Int64(card)).inserted {
      tries += 1
      if tries < 8 {
        card = basket.card(at: time, &draws)
      } else if tries % (cards.count + 8) == 0 {
        member = (member + 1) % facts.members.count
        while !facts.memberKinds[member].belongs { member = (member + 1) % facts.members.count }
      } else {
        repeat { card = (card + 1) % cards.count } while !cards[card].kind.belongs
      }
    }
    return (member, card)
  }
}
