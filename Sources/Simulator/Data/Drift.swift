/// Rows that come and go while a client is paging (the fault `drift`).
extension ShopState {
  /// Hides the late rows, shows the doomed ones, and lays out the steps that put that right.
  mutating func beginDrift(_ source: any ShopSource, seed: UInt64) {
    guard pendingDrift.isEmpty, !isSettled else { return }
    for (number, stream) in ShopStream.allCases.enumerated() {
      let kinds = Self.kinds(source, stream)
      var steps: [DriftStep] = []
      for row in kinds.indices where kinds[row] == .late || kinds[row] == .doomed {
        let shows = kinds[row] == .late
        apply(DriftStep(row: row, shows: !shows), to: stream)
        steps.append(DriftStep(row: row, shows: shows))
      }
      var draws = Draws(seed: seed, .drift, number)
      steps.shuffle(using: &draws)
      pendingDrift[stream] = steps
    }
  }

  /// The next thing that happens to a stream; nothing when all has happened.
  mutating func driftOn(_ stream: ShopStream) {
    guard let step = pendingDrift[stream]?.popLast() else { return }
    apply(step, to: stream)
  }

  /// Lets everything happen that is still to come.
  mutating func settle() {
    for (stream, steps) in pendingDrift {
      for step in steps { apply(step, to: stream) }
    }
    pendingDrift = [:]
    isSettled = true
  }

  private static func kinds(_ source: any ShopSource, _ stream: ShopStream) -> [RowKind] {
    switch stream {
    case .orders: source.orders.map(\.kind)
    case .products: source.cards.map(\.kind)
    case .members: source.members.map(\.kind)
    case .favourites: source.favourites.map(\.kind)
    }
  }
}
