import ConnectorKit
import Panel
import Storage

extension PanelDesk {
  func createWebhook(_ account: ChannelAccount, actor: String) async throws {
    try await explained {
      try await Subscriptions(services: services).create(account, actor: actor)
    }
  }

  func reactivateWebhook(_ account: ChannelAccount, actor: String) async throws {
    try await explained {
      try await Subscriptions(services: services).reactivate(account, actor: actor)
    }
  }

  func removeWebhook(_ account: ChannelAccount, actor: String) async throws {
    try await explained {
      try await Subscriptions(services: services).remove(account, actor: actor)
    }
  }

  private func explained(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let problem as Subscriptions.Problem {
      throw PanelProblem(problem.description)
    } catch let error as ConnectorError {
      throw PanelProblem(error.message)
    } catch let error as SettingsError {
      throw PanelProblem(error.description)
    } catch let problem as ChannelDirectory.Problem {
      throw PanelProblem(problem.description)
    }
  }
}
