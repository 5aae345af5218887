import Basics
import Hummingbird

/// Subscriptions (Trendyol wire facts 2026-11-23, §13). All but creation and list answer plain text.
enum WebhookEndpoints {
  private static let path = "/webhook/sellers/{sellerId}/webhooks"
  private static let most = 15

  static let routes: [TrendyolRoute] = [
    TrendyolRoute(.post, path, .none, create),
    TrendyolRoute(.get, path, .none, list),
    TrendyolRoute(.put, "\(path)/{id}", .none) { call, state in
      let index = try find(call, state)
      let wanted = try subscription(call)
      state.webhooks[index].url = wanted.url
      state.webhooks[index].proof = wanted.proof
      state.webhooks[index].statuses = wanted.statuses
      state.webhooks[index].modified = call.now
      return .okText
    },
    TrendyolRoute(.delete, "\(path)/{id}", .none) { call, state in
      state.webhooks.remove(at: try find(call, state))
      return .okText
    },
    TrendyolRoute(.put, "\(path)/{id}/activate", .none) { call, state in
      let index = try find(call, state)
      state.webhooks[index].isActive = true
      state.webhooks[index].failures = 0
      return .okText
    },
    TrendyolRoute(.put, "\(path)/{id}/deactivate", .none) { call, state in
      state.webhooks[try find(call, state)].isActive = false
      return .okText
    },
  ]

  private static func create(_ call: TrendyolCall, _ state: inout TrendyolState) throws
    -> TrendyolReply
  {
    let wanted = try subscription(call)
    guard state.webhooks.count < most else {
      throw TrendyolRefusal.badRequest("At most \(most) webhooks")
    }
    state.webhookCount += 1
    let id = "52000000-0000-0000-0000-" + CivilTime.padded(state.webhookCount, 12)
    state.webhooks.append(
      TrendyolWebhook(
        id: id, created: call.now, url: wanted.url, proof: wanted.proof,
        statuses: wanted.statuses))
    return .object { $0.field("id", id) }
  }

  private static func list(_ call: TrendyolCall, _ state: inout TrendyolState) -> TrendyolReply {
    .array(state.webhooks) { json, webhook in
      json.object { json in
        json.field("id", webhook.id)
        json.field("createdDate", webhook.created)
        json.field("lastModifiedDate", webhook.modified)
        json.field("url", webhook.url)
        switch webhook.proof {
        case .basic(let user, _):
          json.field("username", user)
          json.field("authenticationType", "BASIC_AUTHENTICATION")
        case .apiKey:
          json.null("username")
          json.field("authenticationType", "API_KEY")
        }
        json.field("status", webhook.isActive ? "ACTIVE" : "PASSIVE")
        json.array("subscribedStatuses", webhook.statuses) { $0.text($1) }
      }
    }
  }

  private static func find(_ call: TrendyolCall, _ state: TrendyolState) throws(TrendyolRefusal)
    -> Int
  {
    let id = call.text("id")
    guard let index = state.webhooks.firstIndex(where: { $0.id == id }) else {
      throw .order(404, "NOT_FOUND", "Webhook not found")
    }
    return index
  }

  private static func subscription(
    _ call: TrendyolCall
  ) throws(TrendyolRefusal) -> (url: String, proof: TrendyolWebhook.Proof, statuses: [String]) {
    let json = try call.json()
    let url = json["url"]?.text ?? ""
    let small = url.lowercased()
    guard small.hasPrefix("http"),
      !["trendyol", "dolap", "localhost"].contains(where: { small.contains($0) })
    else { throw .badRequest("url is not valid") }
    let known = Set(TrendyolStatus.allCases.map(\.webhookName))
    let statuses = (json["subscribedStatuses"]?.list ?? []).compactMap(\.text)
    guard statuses.allSatisfy({ known.contains($0) }) else {
      throw .badRequest("subscribedStatuses is not valid")
    }
    switch json["authenticationType"]?.text {
    case "API_KEY":
      guard let key = json["apiKey"]?.text, !key.isEmpty else {
        throw .badRequest("apiKey is required")
      }
      return (url, .apiKey(key), statuses)
    case "BASIC_AUTHENTICATION":
      guard let user = json["username"]?.text, let password = json["password"]?.text else {
        throw .badRequest("username and password are required")
      }
      return (url, .basic(user: user, password: password), statuses)
    default: throw .badRequest("authenticationType is not valid")
    }
  }
}
