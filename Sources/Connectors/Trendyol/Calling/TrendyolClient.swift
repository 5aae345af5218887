import Basics
import ConnectorKit
import Markup
import Outbound

/// The reading calls that the connector makes, one function each (fact sheet 2026-11-23, §18). What
/// changes something is in `Pushing` and `Moving`.
struct TrendyolClient: Sendable {
  let exchange: TrendyolExchange

  var sellerID: String { exchange.settings.sellerID }
  /// The most records that the account wants in one request, at most what a list allows.
  func size(_ most: Int) -> Int { min(exchange.settings.pageSize, most) }

  // MARK: - Reference data

  func categories(_ cost: inout PullStatistics) async throws(TrendyolFailure) -> CutPage {
    let call = TrendyolCall(
      operation: "getCategoryTree", service: .products, path: "/product/product-categories")
    return try await exchange.call(call, &cost) { try CategoryCut().page($0) }
  }

  /// - Parameter page: From 0. There are no totals: the page behind the last is empty.
  func brands(
    page: Int64, _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> CutPage {
    var call = TrendyolCall(operation: "getBrands", service: .products, path: "/product/brands")
    call.query.add("page", page)
    // A smaller size is raised to 1000 (fact sheet §5).
    call.query.add("size", TrendyolLimits.brandsPerPage)
    return try await exchange.call(call, &cost) {
      try RecordCut(list: "brands", key: "id").page($0)
    }
  }

  /// A call that every key of the seller may make: tells what a 401 elsewhere means.
  func probe(_ cost: inout PullStatistics) async throws(TrendyolFailure) {
    _ = try await approved(ProductQuery(size: 1), &cost)
  }

  // MARK: - Products

  func approved(
    _ query: ProductQuery, _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> CutPage {
    let call = TrendyolCall(
      operation: "filterApprovedProducts", service: .products,
      path: "/product/sellers/\(sellerID)/products/approved", query: query.pairs)
    return try await exchange.call(call, &cost) { try RecordCut(key: "contentId").page($0) }
  }

  func unapproved(
    _ query: ProductQuery, _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> UnapprovedPage {
    let call = TrendyolCall(
      operation: "filterUnapprovedProducts", service: .products,
      path: "/product/sellers/\(sellerID)/products/unapproved", query: query.pairs)
    return try await exchange.call(call, &cost) { try UnapprovedCut().page($0) }
  }

  // MARK: - Orders

  /// - Parameter cursor: What the answer before gave; nil for the first.
  func orderStream(
    _ window: DateWindow, cursor: String?, _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> CutPage {
    var call = TrendyolCall(
      operation: "getShipmentPackagesStream", service: .orderStream,
      path: "/order/sellers/\(sellerID)/orders/stream")
    call.query.add("size", size(TrendyolLimits.packagesPerPage))
    call.query.add("lastModifiedStartDate", window.from.milliseconds)
    call.query.add("lastModifiedEndDate", window.to.milliseconds)
    if let cursor { call.query.append(("nextCursor", cursor)) }
    return try await exchange.call(call, &cost) { try Self.packages.page($0) }
  }

  func orderList(
    _ window: DateWindow, page: Int, _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> CutPage {
    var call = TrendyolCall(
      operation: "getShipmentPackages", service: .orderList,
      path: "/order/sellers/\(sellerID)/v2/orders")
    call.query = window.pairs
    call.query.add("page", page)
    call.query.add("size", size(TrendyolLimits.packagesPerPage))
    call.query.append(("orderByField", "PackageLastModifiedDate"))
    call.query.append(("orderByDirection", "ASC"))
    return try await exchange.call(call, &cost) { try Self.packages.page($0) }
  }

  /// The stream was still seen with the old name in May 2026 (fact sheet §8.2).
  private static let packages = RecordCut(key: "shipmentPackageId", oldKey: "id")

  // MARK: - Claims and questions

  /// - Parameters:
  ///   - window: Nil for claims of any date.
  ///   - status: Nil for every one.
  func claims(
    _ window: DateWindow?, status: String? = nil, page: Int, _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> CutPage {
    var call = TrendyolCall(
      operation: "getClaims", service: .claims, path: "/order/sellers/\(sellerID)/claims")
    call.query = window?.pairs ?? []
    if let status { call.query.append(("claimItemStatus", status)) }
    call.query.add("page", page)
    call.query.add("size", size(TrendyolLimits.claimsPerPage))
    do throws(TrendyolFailure) {
      return try await exchange.call(call, &cost) {
        try RecordCut(key: "claimId", oldKey: "id").page($0)
      }
    } catch {
      // Seen live: no claim at all is a 404 (fact sheet §4).
      if error.refusal?.status == 404, error.refusal?.isJSON == true { return CutPage.empty }
      throw error
    }
  }

  func questions(
    _ window: DateWindow, page: Int, _ cost: inout PullStatistics
  ) async throws(TrendyolFailure) -> CutPage {
    var call = TrendyolCall(
      operation: "getQuestions", service: .questions,
      path: "/qna/sellers/\(sellerID)/questions/filter")
    call.query = window.pairs
    call.query.add("page", page)
    call.query.add("size", size(TrendyolLimits.questionsPerPage))
    call.query.append(("orderByField", "LastModifiedDate"))
    call.query.append(("orderByDirection", "ASC"))
    return try await exchange.call(call, &cost) { try RecordCut(key: "id").page($0) }
  }
}

extension DateWindow {
  /// As most lists ask for it.
  var pairs: [(name: String, value: String)] {
    [("startDate", String(from.milliseconds)), ("endDate", String(to.milliseconds))]
  }
}

extension CutPage {
  static let empty = CutPage(totalElements: 0, totalPages: 0)
}
