import Web

/// The parts of forms that all areas share.
enum Forms {
  static func csrf(_ html: inout HTML, _ visit: Visit) {
    html.void(
      "input",
      [.attr("type", "hidden"), .attr("name", "csrf"), .attr("value", visit.session.csrfToken)])
  }

  struct Field {
    var name: String
    var label: String
    var type = "text"
    var value = ""
    var help: String?
    var error: String?
    var isRequired = false
    var autocomplete = "off"
    var options: [String]?
  }

  /// A labelled field; help and error are tied to it for screen readers.
  static func field(_ html: inout HTML, _ field: Field) {
    let id = "field-\(field.name)"
    let described = [field.help.map { _ in "\(id)-help" }, field.error.map { _ in "\(id)-error" }]
      .compactMap { $0 }.joined(separator: " ")
    html.tag("div", [.class("field")]) { html in
      html.tag("label", [.attr("for", id)], text: field.label)
      let shared: [Attribute] = [
        .id(id), .attr("name", field.name), .flag("required", field.isRequired),
        .attr("aria-describedby", described.isEmpty ? nil : described),
        .attr("aria-invalid", field.error == nil ? nil : "true"),
      ]
      if let options = field.options {
        html.tag("select", shared) { html in
          for option in options {
            html.tag(
              "option", [.attr("value", option), .flag("selected", option == field.value)],
              text: option)
          }
        }
      } else {
        html.void(
          "input",
          shared + [
            .attr("type", field.type), .attr("value", field.type == "password" ? nil : field.value),
            .attr("autocomplete", field.autocomplete),
          ])
      }
      if let help = field.help {
        html.tag("p", [.id("\(id)-help"), .class("muted")], text: help)
      }
      if let error = field.error {
        html.tag("p", [.id("\(id)-error"), .class("error")], text: error)
      }
    }
  }

  /// A form that is one button.
  static func button(
    _ html: inout HTML, _ visit: Visit, action: String, label: String, kind: String = "",
    hidden: [(String, String)] = [], confirm: String? = nil
  ) {
    html.tag(
      "form",
      [
        .attr("method", "post"), .attr("action", action), .class("inline"),
        .attr("data-confirm", confirm),
      ]
    ) { html in
      csrf(&html, visit)
      for (name, value) in hidden {
        html.void("input", [.attr("type", "hidden"), .attr("name", name), .attr("value", value)])
      }
      html.tag("button", [.class(kind)], text: label)
    }
  }
}
