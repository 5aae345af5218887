import Basics
import Inventory
import Web

/// Draws the channels' rules and what is held back.
struct StockChannelView {
  let visit: Visit
  let frame: StockFrame
  let query: StockChannelQuery

  func draw() -> HTML {
    frame.page { html in
      html.tag("p", [.class("muted")], text: visit(StockChannelTexts.help))
      guard query.isKept else {
        StockNotKept.draw(&html, visit)
        return
      }
      for channel in query.channels {
        if let hold = channel.hold { drawHold(&html, channel, hold) }
      }
      guard !query.channels.isEmpty else {
        Parts.empty(
          &html, visit(StockChannelTexts.noChannels), visit(StockChannelTexts.noChannelsNext))
        return
      }
      drawTable(&html)
    }
  }

  private func drawTable(_ html: inout HTML) {
    Parts.table(
      &html, label: visit(StockSection.channels.title),
      head: [
        visit(Texts.channel), visit(StockChannelTexts.publishing),
        visit(StockChannelTexts.buffer), visit(StockChannelTexts.cap),
        visit(StockChannelTexts.endWhen), visit(StockChannelTexts.changed), "",
      ], numbers: [2, 3, 4]
    ) { html in
      for channel in query.channels {
        html.tag("tr") { html in
          Parts.cell(&html, channel.name)
          let policy = channel.policy
          Parts.cell(
            &html,
            visit(
              policy == nil
                ? StockChannelTexts.never : policy?.isPublishing == true ? Texts.yes : Texts.no))
          for number in [policy?.buffer, policy?.cap, policy?.endWhen] {
            Parts.number(&html, number.map { visit.format.number($0) } ?? "–")
          }
          html.tag("td") { Parts.time(&$0, channel.changedAt, visit) }
          html.tag("td") { html in
            guard visit.may(.keepStock) else { return }
            html.tag(
              "a", [.href("/stock/channels/\(channel.id)")], text: visit(StockChannelTexts.edit))
          }
        }
      }
    }
  }

  private func drawHold(
    _ html: inout HTML, _ channel: StockChannelQuery.Channel, _ hold: PushHolds.Hold
  ) {
    html.tag("section", [.class("card")]) { html in
      html.tag("h2", text: "\(channel.name): \(visit(StockChannelTexts.held))")
      html.tag("p") { html in
        html.text(visit(StockChannelTexts.affected(hold) { visit.format.number($0) }) + " ")
        Parts.time(&html, hold.since.milliseconds, visit)
      }
      html.tag("p", [.class("muted")], text: visit(StockChannelTexts.heldWhy))
      if !channel.emptied.isEmpty { drawEmptied(&html, channel.emptied) }
      guard visit.may(.keepStock) else { return }
      html.tag("div", [.class("buttons")]) { html in
        Forms.button(
          &html, visit, action: "/stock/holds/agree", label: visit(StockChannelTexts.agree),
          kind: "danger", hidden: [("channel", String(channel.id))],
          confirm: visit(StockChannelTexts.agreeConfirm))
        Forms.button(
          &html, visit, action: "/stock/holds/leave", label: visit(StockChannelTexts.leave),
          hidden: [("channel", String(channel.id))])
      }
    }
  }

  private func drawEmptied(_ html: inout HTML, _ rows: [StockChannelQuery.Emptied]) {
    html.tag("details") { html in
      html.tag("summary", text: visit(StockChannelTexts.some))
      Parts.table(
        &html, label: visit(StockChannelTexts.some),
        head: [visit(StockTexts.goods), visit(StockHistoryTexts.shown)], numbers: [1]
      ) { html in
        for row in rows {
          html.tag("tr") { html in
            html.tag("td") { StockGoods.draw(&$0, query.goods[row.variantID], visit) }
            Parts.number(&html, "\(visit.format.number(row.shown)) → 0")
          }
        }
      }
    }
  }
}

/// What a page says while stock is not kept here.
enum StockNotKept {
  static func draw(_ html: inout HTML, _ visit: Visit) {
    Parts.empty(&html, visit(StockTexts.notKept), visit(StockTexts.notKeptNext))
    html.tag("p") { html in
      html.tag("a", [.href("/stock")], text: visit(StockTexts.toSummary))
    }
  }
}

/// Draws the rule of one channel, with what it would change.
struct StockPolicyView {
  let visit: Visit
  let frame: StockFrame
  let channel: StockChannelQuery.Channel
  let form: StockPolicyForm
  var faults: Set<String> = []
  var preview: PolicyPreview?
  /// Why the platform cannot be told stock; nil for one that can.
  var cannot: String?

  func draw() -> HTML {
    frame.page { html in
      html.tag("p") { html in
        html.tag(
          "a", [.href("/stock/channels")], text: "← \(visit(StockSection.channels.title))")
      }
      html.tag("section", [.class("card")]) { html in
        html.tag("h2", text: channel.name)
        if let cannot {
          html.tag("p", [.class("notice bad")], text: visit(StockChannelTexts.cannot(cannot)))
        }
        drawPreview(&html)
        drawForm(&html)
      }
    }
  }

  private func drawPreview(_ html: inout HTML) {
    guard let preview else { return }
    html.tag("div", [.class("notice good"), .attr("role", "status")]) { html in
      guard form.isPublishing else {
        html.text(visit(StockChannelTexts.previewOff))
        return
      }
      html.text(visit(StockChannelTexts.preview(preview) { visit.format.number($0) }))
      if preview.isHeld { html.text(" \(visit(StockChannelTexts.previewHeld))") }
    }
  }

  private func drawForm(_ html: inout HTML) {
    html.tag(
      "form", [.attr("method", "post"), .attr("action", "/stock/channels/\(channel.id)")]
    ) { html in
      Forms.csrf(&html, visit)
      html.tag("p") { html in
        html.tag("label", [.attr("for", "publishing")]) { html in
          html.void(
            "input",
            [
              .attr("type", "checkbox"), .id("publishing"), .attr("name", "publishing"),
              .attr("value", "1"), .flag("checked", form.isPublishing),
            ])
          html.text(" \(visit(StockChannelTexts.publishing))")
        }
      }
      field(&html, "buffer", StockChannelTexts.buffer, form.buffer, StockChannelTexts.bufferHelp)
      field(&html, "cap", StockChannelTexts.cap, form.cap, StockChannelTexts.capHelp)
      field(
        &html, "end-when", StockChannelTexts.endWhen, form.endWhen, StockChannelTexts.endWhenHelp)
      html.tag("p", [.class("buttons")]) { html in
        html.tag(
          "button", [.class("primary"), .attr("name", "step"), .attr("value", "preview")],
          text: visit(StockChannelTexts.preview))
        html.tag(
          "button", [.attr("name", "step"), .attr("value", "save")], text: visit(Texts.save))
      }
      html.tag("p", [.class("muted")], text: visit(StockChannelTexts.confirm))
    }
  }

  private func field(
    _ html: inout HTML, _ name: String, _ label: Phrase, _ value: String, _ help: Phrase
  ) {
    Forms.field(
      &html,
      .init(
        name: name, label: visit(label), value: value, help: visit(help),
        error: faults.contains(name)
          ? visit(StockTexts.number(StockPolicyForm.unitsAllowed)) : nil))
  }
}
