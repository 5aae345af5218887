import Markup

/// Addresses of a card's pictures and page, some of which a shop tells without its own.
struct ShopLinks: Sendable {
  /// Without a final slash.
  let storefrontURL: String

  /// At the start of a list of strings.
  func read(_ reader: inout XMLReader) throws -> [String] {
    var addresses: [String] = []
    try reader.forEachChild { item in
      let address = absolute(try item.text().words)
      if !address.isEmpty { addresses.append(address) }
    }
    return addresses
  }

  func absolute(_ address: String) -> String {
    if address.isEmpty || address.hasPrefix("https://") || address.hasPrefix("http://") {
      return address
    }
    if address.hasPrefix("//") { return "https:" + address }
    return storefrontURL + (address.hasPrefix("/") ? "" : "/") + address
  }
}
