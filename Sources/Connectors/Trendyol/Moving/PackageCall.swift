import Basics
import ConnectorKit
import Outbound

/// The call of each move (fact sheet 2026-11-23, §9). Bodies are written by hand: they are few and
/// short, and a wrong one is refused without saying why.
struct PackageCall {
  let sellerID: String
  /// Digits: Trendyol answers others with a bare 401.
  let package: String

  /// - Throws: `ConnectorError` for a key or a number that cannot be right.
  func call(_ move: OrderMove) throws(ConnectorError) -> TrendyolCall {
    switch move {
    case .picking(let lines):
      return status("Picking", try Self.json(lines), params: "{}")
    case .invoiced(let lines, let number):
      let params = JSONText.object([("invoiceNumber", JSONText.string(number))])
      return status("Invoiced", try Self.json(lines), params: params)
    case .unsupplied(let lines, let reason):
      return change(
        "markAsUnsupplied", .put, "/items/unsupplied",
        [("lines", try Self.json(lines)), ("reasonId", String(Self.code(of: reason)))])
    case .split(let groups): return try split(groups)
    case .splitUnits(let line, let parts): return try splitUnits(line, parts)
    case .boxes(let count, let volume):
      return change(
        "updateBoxInfo", .put, "/box-info",
        [
          ("boxQuantity", String(count)),
          ("deci", DecimalText.format(minorUnits: volume.hundredths, scale: 2)),
        ])
    case .carrier(let code):
      return change(
        "changeCargoProvider", .put, "/cargo-providers", [("cargoProvider", JSONText.string(code))])
    case .warehouse(let id):
      return write(
        "updateWarehouse", .packageStatus, "/warehouse",
        [("warehouseId", try Self.number(id, "warehouse"))])
    case .trackingNumber(let number):
      return write(
        "updateTrackingNumber", .packageStatus, "/update-tracking-number",
        [("trackingNumber", JSONText.string(number))])
    case .ownDelivery(let info, let isPhone):
      return write(
        "alternativeDelivery", .packageStatus, "/alternative-delivery",
        [
          ("isPhoneNumber", String(isPhone)), ("trackingInfo", JSONText.string(info)),
          ("params", "{}"),
        ])
    case .ownDeliveryDone(let number): return manual("manual-deliver", number)
    case .ownReturnDone(let number): return manual("manual-return", number)
    case .invoiceLink(let link): return try invoice(link)
    case .label(let number, let boxes): return label(number, boxes)
    }
  }

  // MARK: - Parts of a package's address

  private var path: String { "/order/sellers/\(sellerID)/shipment-packages/\(package)" }

  private func status(_ word: String, _ lines: String, params: String) -> TrendyolCall {
    write(
      "updatePackage", .packageStatus, "",
      [("lines", lines), ("params", params), ("status", JSONText.string(word))])
  }

  private func write(
    _ operation: String, _ service: TrendyolService, _ part: String,
    _ members: [(key: String, json: String)]
  ) -> TrendyolCall {
    TrendyolCall(
      operation: operation, service: service, method: .put, path: path + part,
      body: Array(JSONText.object(members).utf8), isWrite: true)
  }

  private func change(
    _ operation: String, _ method: OutboundRequest.Method, _ part: String,
    _ members: [(key: String, json: String)]
  ) -> TrendyolCall {
    var call = write(operation, .packageChange, part, members)
    call.method = method
    return call
  }

  private func split(_ groups: [[String]]) throws(ConnectorError) -> TrendyolCall {
    guard !groups.isEmpty, !groups.contains(where: \.isEmpty) else {
      throw ConnectorError(.permanent, "A split needs lines in each of its groups.")
    }
    var lists: [String] = []
    for group in groups {
      var ids: [String] = []
      for line in group { ids.append(try Self.number(line, "line")) }
      lists.append(#"{"orderLineIds":[\#(ids.joined(separator: ","))]}"#)
    }
    guard groups.count > 1 else {
      var call = change("splitPackage", .post, "/split", [])
      call.body = Array(lists[0].utf8)
      return call
    }
    return change(
      "multiSplitPackage", .post, "/multi-split",
      [("splitGroups", "[\(lists.joined(separator: ","))]")])
  }

  private func splitUnits(_ line: String, _ parts: [Int64]) throws(ConnectorError) -> TrendyolCall {
    guard parts.count > 1, parts.allSatisfy({ $0 > 0 }) else {
      throw ConnectorError(
        .permanent, "A split by units needs two parts or more, none of them empty.")
    }
    let quantities = parts.map { String($0) }.joined(separator: ",")
    let entry =
      #"{"orderLineId":\#(try Self.number(line, "line")),"quantities":[\#(quantities)]}"#
    return change(
      "quantitySplitPackage", .post, "/quantity-split", [("quantitySplit", "[\(entry)]")])
  }

  // MARK: - Calls with an address of their own

  /// By tracking number, which four clients agree on; the paths by package differ (fact sheet §9).
  private func manual(_ what: String, _ number: String) -> TrendyolCall {
    TrendyolCall(
      operation: what, service: .packageStatus, method: .put,
      path: "/order/sellers/\(sellerID)/\(what)/\(TrendyolCall.escaped(number))", isWrite: true)
  }

  private func invoice(_ link: InvoiceLink) throws(ConnectorError) -> TrendyolCall {
    guard link.url.hasPrefix("https://") || link.url.hasPrefix("http://") else {
      throw ConnectorError(.permanent, "The invoice's address must begin with https://.")
    }
    if let number = link.number, !Self.isInvoiceNumber(number) {
      throw ConnectorError(
        .permanent, "An invoice number is three letters or digits, the year and nine digits.")
    }
    var members = [
      (key: "invoiceLink", json: JSONText.string(link.url)),
      (key: "shipmentPackageId", json: package),
    ]
    if let at = link.issuedAt { members.append(("invoiceDateTime", String(at.milliseconds))) }
    if let number = link.number { members.append(("invoiceNumber", JSONText.string(number))) }
    return TrendyolCall(
      operation: "sendInvoiceLink", service: .invoice, method: .post,
      path: "/sellers/\(sellerID)/seller-invoice-links",
      body: Array(JSONText.object(members).utf8), isWrite: true)
  }

  private func label(_ number: String, _ boxes: Int?) -> TrendyolCall {
    var members = [(key: "format", json: "\"ZPL\"")]
    if let boxes { members.append(("boxQuantity", String(boxes))) }
    return TrendyolCall(
      operation: "createCommonLabel", service: .label, method: .post,
      path: "/sellers/\(sellerID)/common-label/\(TrendyolCall.escaped(number))",
      body: Array(JSONText.object(members).utf8), isWrite: true)
  }
}
