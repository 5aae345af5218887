/// The simulated operations of `SiparisServis`.
enum SiparisServis {
  static let handlers: [String: OperationHandler] = [
    "SelectSiparis": selectOrders,
    "SelectSiparisUrun": selectLines,
    "SelectSiparisOdeme": selectPayments,
    "SelectSiparisDurumlari": selectStates,
    "SelectSiparisDurumLog": selectStateLog,
    "SelectOdemeTipleri": selectPaymentMethods,
  ]

  private static func selectOrders(_ call: OperationCall) -> OperationResult {
    let wanted = call.arguments.object("f")
    let filter = OrderFilter(wanted, call.view)
    let page = page(call)
    let rows =
      filter.passesAll
      ? call.view.state.orders.page(
        offset: page.offset, limit: page.limit, descending: page.descending)
      : page.cut(filter.rows())
    let view = call.view
    return .list(rows: rows.count, bytesPerRow: 14_000) { reply in
      for row in rows {
        let record = OrderReply(view.order(row), wanted)
        reply.corruption = call.poison?.corruption(of: .orders, id: record.order.id)
        OrderTemplates.order.write(record, to: &reply)
      }
    }
  }

  /// Rows are in the order of IDs and of dates alike, so `ID` and `SiparisTarihi` sort the same.
  private static func page(_ call: OperationCall) -> PageRequest {
    let paging = call.arguments.object("s")
    return PageRequest(
      index: paging.int("BaslangicIndex"), isPage: call.behaviour.orderPaging == .page,
      size: paging.int("KayitSayisi"), most: call.behaviour.maximumRows,
      descending: SortOrder.isDescending(paging))
  }

  private static func selectLines(_ call: OperationCall) -> OperationResult {
    guard let row = call.view.orderRow(id: call.arguments.int("siparisId")) else {
      return .items(LineTemplates.line, [])
    }
    let lines = LineReply.lines(
      of: call.view.order(row),
      includesCancelled: call.arguments.bool("iptalEdilmisUrunler"))
    return .items(LineTemplates.line, lines)
  }

  /// `odemeId` 0 is all payments of the order; both 0 are all payments of the shop, newest first.
  private static func selectPayments(_ call: OperationCall) -> OperationResult {
    let id = call.arguments.int("siparisId")
    let payment = call.arguments.int("odemeId")
    let view = call.view
    let rows =
      id == 0
      ? view.state.orders.page(offset: 0, limit: call.behaviour.maximumRows, descending: true)
      : view.orderRow(id: id).map { [$0] } ?? []
    let payments = rows.flatMap { OrderReply(view.order($0), WireObject()).payments }
    return .items(
      OrderTemplates.payment, payments.filter { payment == 0 || $0.payment.id == payment })
  }

  // MARK: - Lists of codes

  private static func selectStates(_ call: OperationCall) -> OperationResult {
    let states = OrderState.allCases.filter {
      call.behaviour.hasStoreStates || $0.rawValue <= OrderState.undelivered.rawValue
    }
    return .object(stateList, states.map { KeyValue($0.rawValue, $0.label) })
  }

  private static func selectPaymentMethods(_ call: OperationCall) -> OperationResult {
    .object(methodList, PaymentMethod.labels.map { KeyValue($0.number, $0.label) })
  }

  struct KeyValue: Sendable {
    let key: Int
    let value: String

    init(_ key: Int, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  private static let keyValue = RecordTemplate<KeyValue>(
    "EnumKeyValue", of: .siparis,
    [MemberRule("Key") { $0.int($1.key) }, MemberRule("Value") { $0.text($1.value) }])

  static let stateList = RecordTemplate<[KeyValue]>(
    "SelectSiparisDurumlariResponse", of: .siparis,
    [MemberRule("SiparisDurumlari") { $0.list(keyValue, $1) }])

  static let methodList = RecordTemplate<[KeyValue]>(
    "SelectOdemeTipleriResponse", of: .siparis,
    [MemberRule("OdemeTipleri") { $0.list(keyValue, $1) }])
}
