import Basics
import ConnectorKit

/// The two lists of the seller's account (fact sheet 2026-11-23, §12). Both ask for the kinds of
/// lines by name; without any they fail.
enum SettlementList: String, Sendable {
  case settlements, otherfinancials

  var types: String {
    switch self {
    case .settlements:
      """
      Sale,Return,Discount,DiscountCancel,Coupon,CouponCancel,ProvisionPositive,ProvisionNegative,\
      ManualRefund,ManualRefundCancel,TyDiscount,TyDiscountCancel,TyCoupon,TyCouponCancel,\
      SellerRevenuePositive,SellerRevenueNegative,CommissionPositive,CommissionNegative,\
      SellerRevenuePositiveCancel,SellerRevenueNegativeCancel,CommissionPositiveCancel,\
      CommissionNegativeCancel,DeliveryFee,DeliveryFeeCancel,PayByLink
      """
    case .otherfinancials:
      """
      Stoppage,CashAdvance,WireTransfer,IncomingTransfer,ReturnInvoice,CommissionAgreementInvoice,\
      PaymentOrder,DeductionInvoices,FinancialItem
      """
    }
  }

  /// Tells the keys of one list from those of the other.
  var prefix: String {
    switch self {
    case .settlements: ""
    case .otherfinancials: "o:"
    }
  }
}

extension TrendyolConnector: SettlementReading {
  public func settlements(
    _ request: SettlementRequest
  ) async throws(ConnectorError) -> SettlementPage {
    let cursor = request.cursor.flatMap { TrendyolCursor($0) }
    let kind = cursor.flatMap { SettlementList(rawValue: $0.mode) } ?? .settlements
    var draft = PageDraft()
    do throws(TrendyolFailure) {
      let next = try await lines(of: kind, request, from: cursor, into: &draft)
      return Self.page(of: kind, draft, next: next)
    } catch {
      throw await client.explained(error, &draft.cost)
    }
  }

  private func lines(
    of kind: SettlementList, _ request: SettlementRequest, from cursor: TrendyolCursor?,
    into draft: inout PageDraft
  ) async throws(TrendyolFailure) -> TrendyolCursor? {
    let client = client
    let longest = TrendyolLimits.settlementWindowSeconds
    let list = WindowedList(
      mode: kind.rawValue, size: TrendyolLimits.settlementsPerPage, longest: longest
    ) { (window, page, cost) async throws(TrendyolFailure) in
      try await client.settlements(kind, window, page: page, &cost)
    }
    let newest = DateWindow(until: request.to, floor: request.from, longest: longest)
    let next = try await list.read(from: cursor ?? list.start(newest), else: newest, into: &draft)
    if next == nil, kind == .settlements {
      return TrendyolCursor(SettlementList.otherfinancials.rawValue, newest.numbers + [-1])
    }
    return next
  }

  private static func page(
    of kind: SettlementList, _ draft: PageDraft, next: TrendyolCursor?
  ) -> SettlementPage {
    var page = SettlementPage(
      records: [], rejected: draft.rejected, next: next?.text, statistics: draft.cost)
    for record in draft.records {
      do throws(MappingError) {
        page.records.append(try SettlementMapping.map(record, prefix: kind.prefix))
      } catch {
        page.rejected.append(
          RejectedRecord(
            remoteID: kind.prefix + record.remoteID, reason: error.description,
            payload: record.payload))
      }
    }
    return page
  }
}

extension TrendyolClient {
  fileprivate func settlements(
    _ kind: SettlementList, _ window: DateWindow, page: Int, _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> CutPage {
    var call = TrendyolCall(
      operation: kind == .settlements ? "getSettlements" : "getOtherFinancials",
      service: .finance, path: "/finance/che/sellers/\(sellerID)/\(kind.rawValue)")
    call.query = window.pairs
    call.query.append(("transactionTypes", kind.types))
    call.query.add("page", page)
    call.query.add("size", TrendyolLimits.settlementsPerPage)
    return try await exchange.call(call, &cost) { try RecordCut(key: "id").page($0) }
  }
}
