extension RecordedActions {
  func watchStock() async throws { try note("watch stock") }
}
