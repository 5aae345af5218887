import Storage

/// A database whose writer is gone.
public struct UnwritableDatabase: Database {
  private let base: any Database

  public init(base: any Database) { self.base = base }

  public var dialect: Dialect { base.dialect }

  public func read<T: Sendable>(
    _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T { try await base.read(body) }

  public func write<T: Sendable>(
    _ isolation: WriteIsolation, _ body: @escaping @Sendable (any SQLConnection) throws -> T
  ) async throws -> T { throw StorageError(.readOnly, message: "no writer") }

  public func close() async {}
}
