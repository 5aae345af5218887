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

  private static func images(_ product: ListedProduct) -> [String] {
    var addresses = [product.imageURL]
    if product.imageURLs.utf8.count > 2,
      let list = try? JSONDecoder().decode([String].self, from: Data(product.imageURLs.utf8))
    {
      addresses += list
    }
    var seen: Set<String> = []
    return addresses.compactMap { WebAddress.encoded($0) }.filter { seen.insert($0).inserted }
  }
}
