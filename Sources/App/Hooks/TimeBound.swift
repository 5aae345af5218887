/// Waits only so long for work that goes on by itself when it takes longer.
enum TimeBound {
  /// - Returns: the body's result; nil when it was not there in time.
  static func within<T: Sendable>(
    _ limit: Duration, _ body: @escaping @Sendable () async throws -> T
  ) async throws -> T? {
    let (results, continuation) = AsyncStream.makeStream(of: Result<T, any Error>?.self)
    Task {
      do {
        continuation.yield(.success(try await body()))
      } catch {
        continuation.yield(.failure(error))
      }
    }
    let timer = Task {
      try? await Task.sleep(for: limit)
      continuation.yield(nil)
    }
    defer { timer.cancel() }
    for await result in results { return try result?.get() }
    return nil
  }
}
