import Basics
import Storage
import Work

/// Looks daily whether the marketplaces still send notices, and takes up again what they gave up.
struct SubscriptionJob: JobHandler {
  static let kind = "subscriptions"

  var kind: String { Self.kind }
  let services: AppServices

  func run(_ context: JobContext) async throws -> JobEnd {
    let subscriptions = Subscriptions(services: services)
    var failures: [String] = []
    for account in try await services.channels.list() {
      if context.isStopping() { return .again(at: context.clock.now()) }
      do {
        try await subscriptions.refresh(account, reactivates: true)
      } catch {
        failures.append("\(account.name): \(error)")
      }
    }
    guard failures.isEmpty else { throw SubscriptionsNotChecked(failures: failures) }
    return .done
  }
}

/// Channels that could not be asked, each with the reason.
struct SubscriptionsNotChecked: Error, Sendable, CustomStringConvertible {
  let failures: [String]
  var description: String { failures.joined(separator: " · ") }
}
