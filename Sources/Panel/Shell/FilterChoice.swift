import Web

extension Forms {
  /// A choice of a list's filter, with "all" before the options of stored value and words.
  static func filter(
    _ html: inout HTML, _ visit: Visit, _ name: String, _ label: String, _ value: String,
    _ options: [(String, String)]
  ) {
    html.tag("div", [.class("field")]) { html in
      html.tag("label", [.attr("for", "filter-\(name)")], text: label)
      html.tag("select", [.id("filter-\(name)"), .attr("name", name)]) { html in
        html.tag("option", [.attr("value", "")], text: visit(Texts.all))
        for (option, text) in options {
          html.tag(
            "option", [.attr("value", option), .flag("selected", option == value)], text: text)
        }
      }
    }
  }
}
