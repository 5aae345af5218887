/// `SelectSiparisDurumLog`: how an order came to its state.
extension SiparisServis {
  static func selectStateLog(_ call: OperationCall) -> OperationResult {
    let filter = call.arguments.object("filtre")
    let view = call.view
    let range = TimeRange(filter, "TarihBas", "TarihSon")
    let id = filter.int("SiparisID")
    var rows = view.orderRow(id: id).map { [$0] } ?? []
    if id <= 0, let range {
      let changed = view.state.orders.rows { range.contains(view.facts($0).stateChanged) }
      rows = Array(changed.prefix(call.behaviour.maximumRows))
    }
    let log = rows.flatMap { entries(of: view.order($0)) }
      .filter { range.allows($0.time) }
    return .object(stateLog, log)
  }

  struct LogEntry: Sendable {
    let order: ShopOrder
    let state: OrderState
    let time: ShopTime
  }

  /// The states before the present one are spread evenly between the order and its last change.
  private static func entries(of order: ShopOrder) -> [LogEntry] {
    let states = order.row.state.history + [order.row.state]
    let span = order.row.stateChanged.seconds - order.row.placed.seconds
    return states.enumerated().map { number, state in
      let share = states.count > 1 ? span * Int64(number) / Int64(states.count - 1) : span
      return LogEntry(order: order, state: state, time: order.row.placed.adding(share))
    }
  }

  private static let logEntry = RecordTemplate<LogEntry>(
    "WebSiparisDurumLog", of: .siparis,
    [
      MemberRule("Durum") { $0.text($1.state.wireName) },
      MemberRule("SiparisID") { $0.int($1.order.id) },
      MemberRule("SiparisNo") { $0.text($1.order.number) },
      MemberRule("Tarih") { $0.time($1.time) },
      MemberRule("UyeID") { $0.int(OrderFilter.memberID($1.order.row)) },
    ])

  static let stateLog = RecordTemplate<[LogEntry]>(
    "SelectSiparisDurumLogListResponse", of: .siparis,
    [MemberRule("SiparisDurumLogList") { $0.list(logEntry, $1) }])
}
