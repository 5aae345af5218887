import ConnectorKit
import Storage
import Web

/// Draws the form that a connector's settings describe, for a new account or for one that is there.
struct ChannelFormView {
  let visit: Visit
  let descriptor: ConnectorDescriptor
  /// The account that is changed; nil for a new one.
  var changed: ChannelAccount?
  var name = ""
  var values: [String: String] = [:]
  var problem: PanelProblem?

  func draw() -> HTML {
    let title = visit(
      changed.map { ChannelTexts.edit($0.name) } ?? ChannelTexts.connect(descriptor.displayName))
    // What is wrong with a field stands at the field.
    let notice = problem.map { problem in
      let text =
        problem.fields.isEmpty
        ? ConnectorWords.phrase(problem.message) : ChannelTexts.fieldsAtFault
      return Layout.Notice(kind: .bad, text: visit(text))
    }
    return Layout(visit: visit, area: .channels, title: title, notice: notice).page { html in
      html.tag("h1", text: title)
      html.tag("form", [.class("card"), .attr("method", "post")]) { html in
        Forms.csrf(&html, visit)
        if changed == nil {
          Forms.field(
            &html,
            .init(
              name: "name", label: visit(ChannelTexts.name), value: name,
              help: visit(ChannelTexts.nameHelp), error: error("name"), isRequired: true))
        }
        for field in descriptor.settings where field.isRequired { draw(field, &html) }
        html.tag("details", [.flag("open", hasErrorInDetails || changed != nil)]) { html in
          html.tag("summary", text: visit(ChannelTexts.more))
          for field in descriptor.settings where !field.isRequired { draw(field, &html) }
        }
        html.tag("div", [.class("buttons")]) { html in
          html.tag(
            "button", [.class("primary")],
            text: visit(changed == nil ? DashboardTexts.connect : Texts.save))
          html.tag("a", [.class("button"), .href(back)], text: visit(Texts.cancel))
        }
      }
      if changed == nil { drawCapabilities(&html) }
    }
  }

  private var back: String {
    changed.map { "/channels/\(Address.encode($0.name))" } ?? "/channels"
  }

  private func error(_ name: String) -> String? {
    (problem?.fields.first { $0.name == name }?.message).map { visit(ConnectorWords.phrase($0)) }
  }

  private var hasErrorInDetails: Bool {
    descriptor.settings.contains { !$0.isRequired && error($0.key) != nil }
  }

  private func draw(_ field: SettingField, _ html: inout HTML) {
    var drawn = Forms.Field(
      name: "set-\(field.key)", label: ChannelTexts.setting(field.key)[visit.language])
    drawn.type = field.isSecret ? "password" : "text"
    drawn.value = values[field.key] ?? field.defaultValue ?? ""
    drawn.help = visit(ConnectorWords.phrase(field.help))
    drawn.error = error(field.key)
    drawn.isRequired = field.isRequired
    if changed != nil, field.isSecret {
      drawn.isRequired = false
      drawn.help = visit(ChannelTexts.emptyKeepsSecret)
    }
    if case .choice(let options) = field.kind { drawn.options = options }
    if case .integer = field.kind { drawn.type = "number" }
    if case .url = field.kind { drawn.type = "url" }
    Forms.field(&html, drawn)
  }

  private func drawCapabilities(_ html: inout HTML) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: visit(ChannelTexts.capabilities))
      Parts.table(
        &html, label: visit(ChannelTexts.capabilities),
        head: [visit(ChannelTexts.capability), visit(ChannelTexts.level), visit(OrderTexts.note)]
      ) { html in
        for capability in descriptor.capabilities {
          html.tag("tr") { html in
            for text in [capability.name, capability.level.rawValue, capability.note] {
              Parts.cell(&html, visit(ConnectorWords.phrase(text)))
            }
          }
        }
      }
    }
  }
}
