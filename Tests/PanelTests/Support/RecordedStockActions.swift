extension RecordedActions {
  func watchStock(actor: String) async throws { try note("watch stock", actor: actor) }
}
