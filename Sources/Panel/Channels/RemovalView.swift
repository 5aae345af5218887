import Web

/// Asks before a channel is disconnected.
struct RemovalView {
  let visit: Visit
  let name: String
  var isWrong = false

  func draw() -> HTML {
    Layout(visit: visit, area: .channels, title: visit(ChannelTexts.remove)).page { html in
      html.tag("h1", text: "\(visit(ChannelTexts.remove)): \(name)")
      html.tag("form", [.class("card"), .attr("method", "post")]) { html in
        Forms.csrf(&html, visit)
        html.tag("p", text: visit(ChannelTexts.removeHelp))
        Forms.field(
          &html,
          .init(
            name: "confirm", label: visit(ChannelTexts.typeName),
            error: isWrong ? visit(ChannelTexts.wrongName) : nil, isRequired: true))
        html.tag("div", [.class("buttons")]) { html in
          html.tag("button", [.class("danger")], text: visit(ChannelTexts.remove))
          html.tag(
            "a", [.class("button"), .href("/channels/\(Address.encode(name))")],
            text: visit(Texts.cancel))
        }
      }
    }
  }
}
