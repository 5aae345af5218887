import Basics
import Storage

/// Writes all items of a feed into its file, a page of products at a time.
struct FeedRendering {
  /// Pieces that go to the file; larger ones only cost memory.
  private static let pieceBytes = 256 << 10

  let definition: FeedDefinition
  let channel: FeedChannel
  let output: ArtifactWriter

  func run(_ maker: inout ItemMaker, in connection: any SQLConnection) throws {
    var writer = definition.format.makeWriter()
    writer.begin(
      FeedHead(
        title: definition.title, link: channel.link, currency: definition.currency.rawValue,
        priceDigits: min(definition.currency.minorDigits, 2)))
    let catalogue = CatalogueReading(
      connection: connection, channelID: channel.id, scoreProfile: FeedBuilder.scoreProfile)
    try catalogue.forEachProduct { product, variants in
      maker.items(of: product, variants) { writer.write($0) }
      if writer.count >= Self.pieceBytes { try output.write(writer.takeBytes()) }
    }
    writer.end()
    try output.write(writer.takeBytes())
  }
}
