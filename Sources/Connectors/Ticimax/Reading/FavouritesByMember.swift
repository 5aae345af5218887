import ConnectorKit

/// Favourites of one member after the other, recently active members first. Slow by nature: one
/// request for each member, so the position is the last member done.
struct FavouritesByMember: Sendable {
  let shop: TicimaxSettings
  let client: TicimaxClient
  let request: PullRequest

  private struct Position {
    /// The last member that is done.
    var after: String?
    /// Members done in this pass.
    var done = 0
    /// Within the member that comes next: how far its favourites are read.
    var walk = RowWalk(order: .unknown)
  }

  func read(
    from cursor: CursorText?, into draft: inout PageDraft
  ) async throws(TicimaxFailure) -> CursorText? {
    var position = Position()
    if let cursor {
      position.after = cursor["after"]
      position.done = Int(cursor[number: "done"] ?? 0)
      position.walk = RowWalk(cursor, "walk") ?? position.walk
    }
    let members = try await members(after: position.after)
    for member in members where draft.cost.requests < TicimaxLimits.requestsPerPull {
      guard position.done < mostMembers else { return nil }
      try await readMember(member, &position, &draft)
    }
    return members.isEmpty ? nil : self.cursor(position)
  }

  private var mostMembers: Int {
    request.scope == .everything ? .max : TicimaxLimits.membersPerIncrementalRun
  }

  /// Reads windows of one member until it is done or the pull is full.
  private func readMember(
    _ member: String, _ position: inout Position, _ draft: inout PageDraft
  ) async throws(TicimaxFailure) {
    while draft.cost.requests < TicimaxLimits.requestsPerPull {
      guard try await step(member, &position.walk, &draft) else { continue }
      position.after = member
      position.done += 1
      position.walk = RowWalk(order: .unknown)
      return
    }
  }

  /// - Returns: True when the member is done.
  private func step(
    _ member: String, _ walk: inout RowWalk, _ draft: inout PageDraft
  ) async throws(TicimaxFailure) -> Bool {
    guard let memberID = Int64(member), memberID > 0 else { return true }
    let window = walk.window(.page, size: shop.pageSize)
    let call = FavouriteRequest(
      memberID: memberID, added: request.addedSpan(shop.zone), index: window.index,
      size: window.size)
    do throws(TicimaxFailure) {
      let page = try await client.favourites(call, &draft.cost)
      let step = walk.take(page.keys, count: page.count, in: window)
      draft.add(page, step.fresh)
      // A member has few favourites: a page that is short is the last.
      return step.next != .more && step.next != .doubtful || page.count < window.size
    } catch {
      guard let fault = error.fault, fault != .unauthorised, error.error.kind == .permanent else {
        throw error
      }
      draft.reject("the favourites of member \(memberID) cannot be read: \(error.error.message)")
      return true
    }
  }

  private func members(after: String?) async throws(TicimaxFailure) -> [String] {
    do {
      return try await request.memberRemoteIDs(after, TicimaxLimits.requestsPerPull)
    } catch is CancellationError {
      throw TicimaxFailure(ConnectorError(.cancelled, "Stopped."))
    } catch {
      throw TicimaxFailure(
        ConnectorError(.temporary, "The list of members could not be read; try again."))
    }
  }

  private func cursor(_ position: Position) -> CursorText {
    var cursor = CursorText()
    cursor["after"] = position.after
    cursor[number: "done"] = Int64(position.done)
    position.walk.write(to: &cursor, "walk")
    return cursor
  }
}
