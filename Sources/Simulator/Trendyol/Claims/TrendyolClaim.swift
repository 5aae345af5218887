import Basics

/// A return: one item for each unit, each with a status of its own (Trendyol wire facts 2026-11-23,
/// §10).
struct TrendyolClaim: Sendable {
  enum Status: String, Sendable {
    case created = "Created"
    case waiting = "WaitingInAction"
    case accepted = "Accepted"
    case rejected = "Rejected"
    case inAnalysis = "InAnalysis"
  }

  struct Step: Sendable {
    let from: Status
    let to: Status
    let at: Timestamp
    let isSystem: Bool
  }

  struct Item: Sendable {
    let id: String
    let line: Int
    let unit: Int
    /// Index in `ClaimReason.all`.
    let reason: Int
    var status: Status
    /// When it came to that status.
    var since: Timestamp
    var steps: [Step] = []

    mutating func set(_ status: Status, at time: Timestamp, isSystem: Bool) {
      steps.append(Step(from: self.status, to: status, at: time, isSystem: isSystem))
      self.status = status
      since = time
    }

    var isAccepted: Bool { status == .accepted }
    var isAutomatic: Bool { isAccepted && steps.last?.isSystem ?? false }
  }

  let number: Int
  let id: String
  let order: Int
  let package: Int
  let created: Timestamp
  var items: [Item]

  var changed: Timestamp { items.map(\.since).max() ?? created }
}

/// Why a buyer sends something back; numbers of the list for Türkiye.
struct ClaimReason: Sendable {
  let id: Int
  let name: String
  let code: String

  static let all = [
    ClaimReason(id: 251, name: "Modelini beğenmedim", code: "DISLIKE"),
    ClaimReason(id: 301, name: "Kusurlu ürün gönderildi", code: "DAMAGEDITEM"),
    ClaimReason(id: 351, name: "Yanlış ürün gönderildi", code: "WRONGITEM"),
    ClaimReason(id: 401, name: "Vazgeçtim", code: "ABANDON"),
    ClaimReason(id: 451, name: "Diğer", code: "OTHER"),
    ClaimReason(id: 501, name: "Bedeni küçük geldi", code: "SMALLSIZE"),
    ClaimReason(id: 551, name: "Bedeni büyük geldi", code: "LARGESIZE"),
  ]
}

extension TrendyolState {
  /// A claim that nobody decides is accepted after so long (§10.3).
  static let claimPatience: Int64 = 48 * Timestamp.hour

  /// Makes the returns of orders that were returned before the first request.
  mutating func makeClaims() {
    for index in orders.indices {
      guard let state = orders[index].returning, let package = deliveredPackage(of: index) else {
        continue
      }
      let isPartial = state == .partialReturnRequested || state == .partiallyReturned
      let isOpen = state == .returnRequested
      let waits = state == .returnArrived || state == .partialReturnRequested
      var draws = Draws(seed: world.seed, .trendyolClaim, orders[index].key)
      let recent = world.end.adding(milliseconds: -Int64(draws.below(40)) * Timestamp.hour)
      let delivered = orders[index].packages[package].changed
      let since = waits ? max(recent, delivered) : delivered.adding(days: 2)
      addClaim(
        order: index, package: package, units: isPartial ? 1 : .max, at: min(since, world.end))
      guard !waits else { continue }
      let claim = claims.count - 1
      for item in claims[claim].items.indices {
        claims[claim].items[item].status = isOpen ? .created : .waiting
        if !isOpen {
          claims[claim].items[item].set(
            .accepted, at: min(since.adding(days: 2), world.end), isSystem: draws.chance(0.3))
        }
      }
    }
  }

  /// A buyer sends units of a delivered package back; the seller has to decide now.
  mutating func addClaim(order: Int, package: Int, units: Int, at time: Timestamp) {
    let number = claims.count
    var draws = Draws(seed: world.seed, .trendyolClaim, 10_000_000 + number)
    let places = orders[order].packages[package].items.flatMap { item in
      item.units.map { (item.line, $0) }
    }
    let items = places.prefix(max(units, 1)).enumerated().map { index, place in
      TrendyolClaim.Item(
        id: Self.claimID("b", number, index + 1), line: place.0, unit: place.1,
        reason: draws.below(ClaimReason.all.count), status: .waiting, since: time)
    }
    claims.append(
      TrendyolClaim(
        number: number, id: Self.claimID("f", number, 0), order: order,
        package: orders[order].packages[package].id, created: time, items: Array(items)))
    claimed.insert(order)
  }

  /// Buyers return so many delivered orders.
  /// - Returns: how many there were.
  mutating func returnOrders(_ count: Int, at now: Timestamp) -> Int {
    var made = 0
    for index in orders.indices.reversed() where made < count && !claimed.contains(index) {
      guard let package = deliveredPackage(of: index) else { continue }
      addClaim(order: index, package: package, units: 1, at: now)
      made += 1
    }
    return made
  }

  private func deliveredPackage(of order: Int) -> Int? {
    orders[order].packages.lastIndex { $0.status == .delivered }
  }

  /// Accepts what waited too long.
  mutating func acceptOldClaims(at now: Timestamp) {
    for claim in claims.indices {
      for item in claims[claim].items.indices
      where claims[claim].items[item].status == .waiting {
        let due = claims[claim].items[item].since.adding(milliseconds: Self.claimPatience)
        guard due <= now else { continue }
        claims[claim].items[item].set(.accepted, at: due, isSystem: true)
      }
    }
  }

  private static func claimID(_ head: String, _ claim: Int, _ item: Int) -> String {
    head + "0000000-0000-0000-" + CivilTime.padded(item, 4) + "-" + CivilTime.padded(claim + 1, 12)
  }
}
