import Basics
import Commerce
import ConnectorKit
import Inventory
import Panel
import Storage

extension PanelDesk {
  func refusalReasons(channelID: Int64) async throws -> [ClaimRefusalReason] {
    do {
      return try await claimDeciding(channelID).refusalReasons()
    } catch let error as ConnectorError {
      throw PanelProblem(error.message)
    }
  }

  /// In a task of its own: whoever closes the page does not take the answer away.
  func decideClaims(_ verdict: ClaimVerdict, actor: String) async throws -> ClaimAnswers {
    try await Task { try await decide(verdict, actor: actor) }.value
  }

  private func decide(_ verdict: ClaimVerdict, actor: String) async throws -> ClaimAnswers {
    let (decisions, kind) = (try await note(verdict, actor: actor), verdict.storedKind)
    var answers = ClaimAnswers()
    for decision in decisions {
      let outcome = await ask(verdict, decision)
      let now = services.clock.now()
      try await services.database.write { connection in
        try ClaimDecisions.finish(decision, kind, outcome, now: now, in: connection)
        if outcome == .done, kind == .accept {
          try ClaimedGoods.book(channelID: decision.channelID, now: now, in: connection)
        }
      }
      answers.add(outcome, units: decision.unitRemoteIDs.count)
    }
    return answers
  }

  private func note(
    _ verdict: ClaimVerdict, actor: String
  ) async throws -> [ClaimDecisions.Decision] {
    let now = services.clock.now()
    return try await services.database.write { connection in
      var (reasonCode, text) = ("", "")
      if case .refuse(let code, let words) = verdict.kind { (reasonCode, text) = (code, words) }
      let decisions = try ClaimDecisions.begin(
        verdict.storedKind, unitIDs: verdict.unitIDs, reasonCode: reasonCode, note: text,
        actor: actor, now: now, in: connection)
      for decision in decisions {
        try AuditLog.record(
          actor: actor,
          action: verdict.storedKind == .accept ? .claimAccepted : .claimRefused,
          subject: "claim:\(decision.claimID)",
          detail: "\(decision.unitRemoteIDs.count) \(reasonCode)", now: now, in: connection)
      }
      return decisions
    }
  }

  private func ask(
    _ verdict: ClaimVerdict, _ decision: ClaimDecisions.Decision
  ) async -> ClaimDecisions.Outcome {
    do {
      let connector = try await claimDeciding(decision.channelID)
      switch verdict.kind {
      case .accept:
        try await connector.accept(claim: decision.claimRemoteID, units: decision.unitRemoteIDs)
      case .refuse(let reasonCode, let text):
        try await connector.refuse(
          ClaimRefusal(
            claim: decision.claimRemoteID, units: decision.unitRemoteIDs, reasonCode: reasonCode,
            text: text))
      }
      return .done
    } catch let problem as PanelProblem {
      return .failed(problem.message)
    } catch let error as ConnectorError {
      switch error.kind {
      case .unknownOutcome, .cancelled, .contractChanged: return .unknown(error.message)
      case .unauthorised, .configuration, .rateLimited, .temporary, .permanent:
        return .failed(error.message)
      }
    } catch {
      return .unknown("The channel's answer was lost.")
    }
  }

  private func claimDeciding(_ channelID: Int64) async throws -> any ClaimDeciding {
    let account = try await services.database.read { connection in
      try ChannelAccounts.find(id: channelID, in: connection)
    }
    guard let account else { throw PanelProblem("The channel was removed.") }
    do {
      guard let connector = try services.channels.connector(for: account) as? any ClaimDeciding
      else { throw PanelProblem("This channel's claims are decided on the channel.") }
      return connector
    } catch let error as SettingsError {
      throw PanelProblem(error.description)
    }
  }
}

extension ClaimVerdict {
  fileprivate var storedKind: ClaimDecisions.Kind { kind == .accept ? .accept : .refuse }
}

extension ClaimAnswers {
  fileprivate mutating func add(_ outcome: ClaimDecisions.Outcome, units: Int) {
    switch outcome {
    case .done: done += units
    case .unknown: unknown += units
    case .failed(let reason):
      failed += units
      if !reasons.contains(reason) { reasons.append(reason) }
    }
  }
}
