import Basics

/// The members of the generated shop.
struct MemberMaker: Sendable {
  let seed: UInt64
  private let start: ShopTime
  private let end: ShopTime
  let count: Int

  /// The share of members who joined before the first order, in the four years before it.
  private static let early = 0.3

  init(seed: UInt64, count: Int, start: ShopTime, end: ShopTime) {
    self.seed = seed
    self.count = count
    self.start = start
    self.end = end
  }

  /// Rises with the row, so that IDs and dates agree.
  func registered(_ row: Int) -> ShopTime {
    var draws = Draws(seed: seed, .member, -1 - row)
    let position = row == 0 ? 0 : (Double(row) + draws.unit()) / Double(max(count, 1))
    if position < Self.early {
      return start.adding(Int64((position / Self.early - 1) * 4 * 365 * 86_400))
    }
    let inPeriod = (position - Self.early) / (1 - Self.early)
    return start.adding(Int64(inPeriod * Double(end.seconds - start.seconds) * 0.999))
  }

  /// How many members had joined by `time`; at least one when there are any.
  func registeredCount(by time: ShopTime) -> Int {
    let share = Double(time.seconds - start.seconds) / Double(max(end.seconds - start.seconds, 1))
    let position = Self.early + (1 - Self.early) * share
    return min(max(Int(position * Double(count)), 1), count)
  }

  func person(_ row: Int) -> Person {
    var draws = Draws(seed: seed, .member, row)
    return Self.person(&draws, number: row, isMale: draws.chance(0.22))
  }

  func isMale(_ row: Int) -> Bool {
    var draws = Draws(seed: seed, .member, row)
    return draws.chance(0.22)
  }

  /// - Parameter number: Makes e-mail and phone unique; telephone numbers begin with 500, which is
  ///   given to no operator, and addresses end in the reserved domains of RFC 2606.
  static func person(_ draws: inout Draws, number: Int, isMale: Bool) -> Person {
    let first = draws.pick(isMale ? TurkishNames.men : TurkishNames.women)
    let last = draws.pick(TurkishNames.surnames)
    let domain = draws.pick(["example.com", "example.net", "posta.example", "eposta.example"])
    let dot = draws.pick([".", "", "_"])
    let local = Slug.of(first) + dot + Slug.of(last) + String(number)
    let phone = "500" + CivilTime.padded(number * 7 % 10_000_000, 7)
    return Person(firstName: first, lastName: last, email: "\(local)@\(domain)", phone: phone)
  }

  func member(_ row: Int, _ facts: MemberRow) -> ShopMember {
    let person = person(row)
    var draws = Draws(seed: seed, .member, row &+ 1 << 40)
    let address = address(row, person: person)
    let birthYear = 1955 + draws.below(50)
    let birthday = CivilTime(
      year: birthYear, month: 1 + draws.below(12), day: 1 + draws.below(28))
    return ShopMember(
      id: ShopKey.member(row), person: person, isMale: isMale(row),
      birthday: draws.chance(0.4) ? ShopTime(birthday) : nil, address: address,
      customerCode: draws.chance(0.1) ? "MST\(100_000 + row)" : nil,
      allowsEmail: draws.chance(0.55), allowsSMS: draws.chance(0.48),
      loyaltyPoints: draws.chance(0.3) ? draws.below(500) : 0,
      loginAddress: "192.0.2.\(1 + draws.below(254))", row: facts)
  }

  func address(_ row: Int, person: Person) -> PostalAddress {
    var draws = Draws(seed: seed, .member, row &+ 1 << 41)
    return AddressMaker.address(
      &draws, id: ShopKey.address(ofMember: row, 0), recipient: person.fullName,
      phone: person.phone)
  }
}
