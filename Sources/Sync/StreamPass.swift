import AsyncAlgorithms
import Basics
import Commerce
import ConnectorKit
import Storage

/// Reads one stream from its checkpoint to its end. Three stages run at once, each on its own page:
/// fetch, prepare (map and compress), write. Only the rate limit is waited for.
struct StreamPass: Sendable {
  let context: SyncContext
  let stream: SyncStream
  let pass: SyncState.Pass
  let stop: StopSignal

  /// The end of a stage's output: all pages came, or why not.
  private enum Step<Page: Sendable>: Sendable {
    case page(Page)
    case failed(any Error)
  }

  enum End: Sendable {
    case complete
    case stopped
  }

  /// - Throws: `ConnectorError` or `StorageError`, after every page fetched before it is stored.
  func run(_ progress: inout StreamProgress) async throws -> End {
    let fetched = AsyncChannel<Step<PulledPage>>()
    let prepared = AsyncChannel<Step<PreparedPage>>()
    let fetching = Task { await fetch(into: fetched) }
    stop.onRaise { fetching.cancel() }
    let preparing = Task { await prepare(fetched, into: prepared) }
    defer {
      fetching.cancel()
      preparing.cancel()
      fetched.finish()
      prepared.finish()
    }
    var recorder = PageRecorder(context: context, stream: stream, pass: pass)
    for await step in prepared {
      switch step {
      case .page(let page):
        let isLast = try await recorder.store(page, progress: &progress)
        context.report(progress)
        if isLast { return .complete }
      case .failed(let error):
        if let failure = error as? ConnectorError { progress.counts.add(failure.statistics) }
        throw error
      }
    }
    return .stopped
  }

  private func fetch(into channel: AsyncChannel<Step<PulledPage>>) async {
    var cursor = pass.cursor
    do {
      while !stop.isRaised {
        let page = try await context.connector.pull(request(cursor: cursor))
        await channel.send(.page(page))
        guard let next = page.next else { break }
        cursor = next
      }
    } catch {
      if !stop.isRaised { await channel.send(.failed(error)) }
    }
    channel.finish()
  }

  private func request(cursor: String?) -> PullRequest {
    PullRequest(
      stream: stream,
      scope: pass.since.map { .changed(since: $0) } ?? .everything,
      until: pass.until, cursor: cursor,
      memberRemoteIDs: { [context] after, limit in
        try await MemberKeys.page(after: after, limit: limit, context: context)
      })
  }

  private func prepare(
    _ input: AsyncChannel<Step<PulledPage>>, into output: AsyncChannel<Step<PreparedPage>>
  ) async {
    var preparation = PagePreparation(
      database: context.database, connector: context.connector, channelID: context.channel.id,
      stream: stream, clock: context.clock)
    do {
      for await step in input {
        switch step {
        case .page(let page): await output.send(.page(try await preparation.prepare(page)))
        case .failed(let error): throw error
        }
      }
    } catch {
      await output.send(.failed(error))
    }
    output.finish()
  }
}

extension SyncCounts {
  mutating func add(_ statistics: PullStatistics) {
    requests += statistics.requests
    retries += statistics.retries
    throttled += statistics.throttled
  }
}
