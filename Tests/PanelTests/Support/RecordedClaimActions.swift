import Commerce
import Panel

extension RecordedActions {
  func refusalReasons(channelID: Int64) async throws -> [ClaimRefusalReason] {
    try note("reasons \(channelID)")
    return [
      ClaimRefusalReason(code: "451", name: HostileText.attack),
      ClaimRefusalReason(code: "51", name: "Worn", needsFile: true),
    ]
  }

  func decideClaims(_ verdict: ClaimVerdict, actor: String) async throws -> ClaimAnswers {
    var answers = ClaimAnswers()
    switch verdict.kind {
    case .accept:
      try note("accept \(verdict.unitIDs)", actor: actor)
      answers.done = verdict.unitIDs.count
    case .refuse(let code, let text):
      try note("refuse \(verdict.unitIDs) \(code) \(text)", actor: actor)
      answers.failed = verdict.unitIDs.count
      answers.reasons = [HostileText.attack]
    }
    return answers
  }
}
