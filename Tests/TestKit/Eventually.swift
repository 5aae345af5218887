/// Something that a test waited for did not come.
public struct NeverCame: Error, CustomStringConvertible {
  public let description: String

  init(_ what: String) { description = "waited for two minutes, but not so: \(what)" }
}

/// Waits until something is so, however slow the machine is. The limit is only there so that a
/// program that is wrong does not hold up the tests for ever.
/// - Parameter what: the condition in words, for the reader of a failure.
/// - Throws: `NeverCame` after two minutes, and what the closure throws.
public func eventually(_ what: String, _ isSo: () async throws -> Bool) async throws {
  _ = try await found(what) { try await isSo() ? true : nil }
}

/// Waits until there is something, as `eventually` does.
/// - Throws: `NeverCame` after two minutes, and what the closure throws.
public func found<T: Sendable>(_ what: String, _ find: () async throws -> T?) async throws -> T {
  let end = ContinuousClock.now + .seconds(120)
  while true {
    if let value = try await find() { return value }
    guard ContinuousClock.now < end else { throw NeverCame(what) }
    try await Task.sleep(for: .milliseconds(10))
  }
}
