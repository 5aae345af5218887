import Basics
import Foundation

/// What all variants of a product share, cleaned once.
struct ProductTexts {
  /// The channel's key of the card.
  let remoteID: String
  let title: String
  let brand: String
  let category: String
  let description: String
  let link: String?
  /// Usable addresses, the main image first, without repeats.
  let images: [String]
  /// Folded words of the title.
  let titleWords: Set<String>
  /// True when title or description is longer than the channel takes.
  let isCut: Bool

  init(_ product: ListedProduct) {
    remoteID = product.remoteID
    title = TextSink.clean(product.title, limit: 1000)
    titleWords = Set(TurkishFolding.words(title))
    brand = TextSink.clean(product.brand, limit: FeedField.brand.limit)
    category = TextSink.clean(product.categoryPath, limit: FeedField.productType.limit)
    let plain = HTMLText.plain(product.descriptionHTML, limit: FeedField.description.limit)
    description = plain.text
    isCut = plain.wasCut || title.unicodeScalars.count > FeedField.title.limit
    link = WebAddress.encoded(product.url)
    images = Self.images(product)
  }

  /// The texts of a JSON array. Addresses need no escapes, so most arrays are read by their quotes.
  private static func list(_ json: String) -> [String] {
    guard json.utf8.count > 4 else { return [] }
    if !json.utf8.contains(UInt8(ascii: "\\")), json.hasPrefix("[\""), json.hasSuffix("\"]"),
      !json.utf8.contains(0x20)
    {
      return json.utf8.dropFirst(2).dropLast(2).split(separator: UInt8(ascii: "\""))
        .filter { !$0.elementsEqual([UInt8(ascii: ",")]) }.map { String(Substring($0)) }
    }
    return (try? JSONDecoder().decode([String].self, from: Data(json.utf8))) ?? []
  }

  private static func images(_ product: ListedProduct) -> [String] {
    var addresses = [product.imageURL]
    addresses += list(product.imageURLs)
    var seen: Set<String> = []
    return addresses.compactMap { WebAddress.encoded($0) }.filter { seen.insert($0).inserted }
  }
}
