import Basics
import ConnectorKit
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Web

/// Connecting, checking, synchronising and removing channels.
struct ChannelPages: Sendable {
  let site: PanelSite

  func addRoutes(to router: RouterGroup<WebContext>) {
    router.get("/channels") { _, context in try await list(context) }
    router.get("/connect/{platform}") { _, context in try addForm(context) }
    router.post("/connect/{platform}") { request, context in try await add(request, context) }
    router.get("/channels/{name}") { request, context in try await show(request, context) }
    router.get("/channels/{name}/edit") { _, context in try await changeForm(context) }
    router.post("/channels/{name}/edit") { request, context in
      try await change(request, context)
    }
    router.get("/channels/{name}/progress") { _, context in try await progress(context) }
    router.post("/channels/{name}/check") { request, context in try await check(request, context) }
    router.post("/channels/{name}/sync") { request, context in try await sync(request, context) }
    router.post("/channels/{name}/stop") { request, context in try await stop(request, context) }
    router.get("/channels/{name}/remove") { _, context in try await confirmRemoval(context) }
    router.post("/channels/{name}/remove") { request, context in
      try await remove(request, context)
    }
    WebhookPages(pages: self).addRoutes(to: router)
  }

  private func list(_ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewShop)
    let channels = try await site.database.read { connection in
      try ChannelAccounts.list(in: connection).map { account in
        let run = try SyncRun.latest(channelID: account.id, in: connection)
        let streams = try run.map { try StreamProgress.load(runID: $0.id, in: connection) } ?? []
        return (account, run, setAside: streams.setAside)
      }
    }
    let view = ChannelListView(visit: visit, channels: channels, platforms: site.actions.platforms)
    return PageResponse.html(view.draw())
  }

  private func descriptor(_ context: WebContext) throws -> ConnectorDescriptor {
    let platform = context.parameters.get("platform")
    guard let found = site.actions.platforms.first(where: { $0.platform == platform }) else {
      throw HTTPError(.notFound)
    }
    return found
  }

  private func addForm(_ context: WebContext) throws -> Response {
    let visit = try site.enter(context, .changeChannels)
    return PageResponse.html(
      ChannelFormView(visit: visit, descriptor: try descriptor(context)).draw())
  }

  private func add(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .changeChannels)
    let descriptor = try descriptor(context)
    let name = (form["name"] ?? "").trimmed
    let (given, secrets) = Self.values(form, descriptor)
    let settings = given.filter { !$0.value.isEmpty }
    do {
      try await site.actions.addChannel(
        platform: descriptor.platform, name: name, settings: settings, secrets: secrets,
        actor: visit.session.actor)
      return PageResponse.redirect(to: "/channels/\(Address.encode(name))")
    } catch let problem as PanelProblem {
      var view = ChannelFormView(visit: visit, descriptor: descriptor)
      view.name = name
      view.values = settings
      view.problem = problem
      return PageResponse.html(view.draw(), status: .unprocessableContent)
    }
  }

  /// Every setting of the form, empty ones too, and the secrets that were typed.
  private static func values(
    _ form: FormData, _ descriptor: ConnectorDescriptor
  ) -> (settings: [String: String], secrets: [String: Secret]) {
    var settings: [String: String] = [:]
    var secrets: [String: Secret] = [:]
    for field in descriptor.settings {
      let value = (form["set-\(field.key)"] ?? "").trimmed
      if !field.isSecret {
        settings[field.key] = value
      } else if !value.isEmpty {
        secrets[field.key] = Secret(value)
      }
    }
    return (settings, secrets)
  }

  private func descriptor(of account: ChannelAccount) throws -> ConnectorDescriptor {
    let found = site.actions.platforms.first { $0.platform == account.platform }
    guard let found else { throw HTTPError(.notFound) }
    return found
  }

  private func changeForm(_ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .changeChannels)
    let account = try await account(context)
    var view = ChannelFormView(visit: visit, descriptor: try descriptor(of: account))
    view.changed = account
    view.values = account.settings
    return PageResponse.html(view.draw())
  }

  private func change(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .changeChannels)
    let account = try await account(context)
    let descriptor = try descriptor(of: account)
    let (settings, secrets) = Self.values(form, descriptor)
    do {
      try await site.actions.changeChannel(
        account, settings: settings, secrets: secrets, actor: visit.session.actor)
      return PageResponse.redirect(to: "/channels/\(Address.encode(account.name))")
    } catch let problem as PanelProblem {
      var view = ChannelFormView(visit: visit, descriptor: descriptor)
      view.changed = account
      view.values = settings
      view.problem = problem
      return PageResponse.html(view.draw(), status: .unprocessableContent)
    }
  }

  func account(_ context: WebContext) async throws -> ChannelAccount {
    let name = context.parameters.get("name").flatMap { String($0).removingPercentEncoding } ?? ""
    let account = try await site.database.read { try ChannelAccounts.find(name: name, in: $0) }
    guard let account else { throw HTTPError(.notFound) }
    return account
  }

  private func show(_ request: Request, _ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewShop)
    return try await page(visit, account(context), notice: nil, findings: [])
  }

  func page(
    _ visit: Visit, _ account: ChannelAccount, notice: Layout.Notice?,
    findings: [ConnectionCheck.Finding]
  ) async throws -> Response {
    let now = site.clock.now()
    let state = try await site.database.read { try ChannelState.load(account, now: now, in: $0) }
    var view = ChannelView(visit: visit, account: account, state: state)
    view.notice = notice
    view.findings = findings
    view.descriptor = site.actions.platforms.first { $0.platform == account.platform }
    if view.descriptor?.sendsNotices == true {
      view.webhook = try await site.database.read {
        try WebhookView.load(account, visit: visit, in: $0)
      }
    }
    return PageResponse.html(
      view.draw(), status: notice?.kind == .bad ? .unprocessableContent : .ok)
  }

  private func progress(_ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .viewShop)
    let stream = ProgressStream(
      site: site, visit: visit, account: try await account(context), needs: .viewShop)
    return Response(
      status: .ok,
      headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
      body: ResponseBody { writer in
        try await stream.run { try await writer.write(ByteBuffer(string: $0)) }
        try await writer.finish(nil)
      })
  }

  private func check(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, _) = try await site.enter(request, context, .runSync)
    let account = try await account(context)
    do {
      let check = try await site.actions.checkChannel(account, actor: visit.session.actor)
      let notice = Layout.Notice(kind: .good, text: visit(ChannelTexts.checked))
      return try await page(visit, account, notice: notice, findings: check.findings)
    } catch let problem as PanelProblem {
      return try await page(
        visit, account,
        notice: .init(kind: .bad, text: visit(ConnectorWords.phrase(problem.message))),
        findings: [])
    }
  }

  private func sync(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .runSync)
    let account = try await account(context)
    do {
      try await site.actions.startSync(
        account, isFull: form["full"] == "1", actor: visit.session.actor)
      return PageResponse.redirect(to: "/channels/\(Address.encode(account.name))")
    } catch let problem as PanelProblem {
      return try await page(
        visit, account,
        notice: .init(kind: .bad, text: visit(ConnectorWords.phrase(problem.message))),
        findings: [])
    }
  }

  private func stop(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, _) = try await site.enter(request, context, .manageWork)
    let account = try await account(context)
    _ = try await site.actions.stopSync(account, actor: visit.session.actor)
    return PageResponse.redirect(to: "/channels/\(Address.encode(account.name))")
  }

  private func confirmRemoval(_ context: WebContext) async throws -> Response {
    let visit = try site.enter(context, .changeChannels)
    return PageResponse.html(
      RemovalView(visit: visit, name: try await account(context).name).draw())
  }

  private func remove(_ request: Request, _ context: WebContext) async throws -> Response {
    let (visit, form) = try await site.enter(request, context, .changeChannels)
    let account = try await account(context)
    guard (form["confirm"] ?? "").trimmed == account.name else {
      return PageResponse.html(
        RemovalView(visit: visit, name: account.name, isWrong: true).draw(),
        status: .unprocessableContent)
    }
    try await site.actions.removeChannel(account, actor: visit.session.actor)
    return PageResponse.redirect(to: "/channels")
  }
}

extension String {
  /// Without blanks at the ends, which people paste along.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
