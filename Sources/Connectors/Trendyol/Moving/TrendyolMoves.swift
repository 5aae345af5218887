import ConnectorKit
import Markup

extension TrendyolConnector: OrderMoving {
  /// All of them. There is none to say "shipped" with a carrier of the marketplace: its scan does.
  public var orderMoves: Set<OrderMove.Kind> { Set(OrderMove.Kind.allCases) }

  public func move(_ move: OrderMove, package: String) async throws(ConnectorError) {
    let package = try PackageCall.number(package, "package")
    let call = try PackageCall(sellerID: client.sellerID, package: package).call(move)
    // The answer is empty, or words that nobody promised.
    try await client.asking { (cost) async throws(TrendyolFailure) in
      try await client.exchange.call(call, &cost) { _ in }
    }
  }

  public func label(
    trackingNumber: String
  ) async throws(ConnectorError) -> ShippingLabel? {
    let call = TrendyolCall(
      operation: "getCommonLabel", service: .label,
      path: "/sellers/\(client.sellerID)/common-label/\(TrendyolCall.escaped(trackingNumber))")
    return try await client.asking { (cost) async throws(TrendyolFailure) in
      try await client.exchange.call(call, &cost) { try Self.label($0) }
    }
  }

  /// `{"data":[{"label":"^XA…^XZ","format":"ZPL"}]}`; nothing, or an empty list, while there is none.
  private static func label(_ body: [UInt8]) throws -> ShippingLabel? {
    guard body.contains(where: { $0 > 0x20 }) else { return nil }
    var label = ShippingLabel(format: "", pages: [])
    try JSONReader.read(body) { reader in
      try reader.forEachMember { member in
        guard member.isKey("data"), member.kind == .array else { return }
        try member.forEachElement { page in
          try page.forEachMember { member in
            if member.isKey("label") {
              if let text = try member.scalar().wordsOrNil { label.pages.append(text) }
            } else if member.isKey("format") {
              label.format = try member.scalar().words
            }
          }
        }
      }
    }
    return label.pages.isEmpty ? nil : label
  }
}
