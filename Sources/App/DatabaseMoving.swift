import Storage

extension AppServices {
  /// Copies the whole database into another one, which must be empty.
  /// - Parameter address: `postgres://…` or `sqlite:PATH`.
  /// - Throws: `AppConfiguration.Invalid`, `DatabaseMove.Problem`, `StorageError`, or
  ///   `CancellationError`; run again to go on.
  public func move(
    to address: String, report: @escaping @Sendable (DatabaseMove.Progress) -> Void
  ) async throws -> DatabaseMove.Report {
    let location = try AppConfiguration.location(of: address, connections: 4, setting: "--to")
    guard location != configuration.database else {
      throw AppConfiguration.Invalid(setting: "--to", reason: "names the database in use")
    }
    let target = try Self.openDatabase(location)
    do {
      let result = try await DatabaseMove(
        from: database, to: target, clock: clock, report: report
      ).run()
      await target.close()
      return result
    } catch {
      await target.close()
      throw error
    }
  }
}
