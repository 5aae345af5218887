import Basics

/// How long a text from outside may be, in bytes of UTF-8: many times what any shop writes, and short
/// enough that no page is drawn, no index filled and no memory taken by one field.
///
/// Three things happen to a longer one. Free text is cut, with `…` behind it. What would mean another
/// thing when cut, and is not needed to find the record again, is left out: an order without its
/// tracking number is worth more than none. Keys and codes by which records find each other set the
/// record aside, with the field and the reason.
public enum TextBounds {
  // MARK: - Set aside

  /// A channel's key of anything.
  public static let key = 200
  /// Barcodes, stock codes, numbers of orders.
  public static let code = 200

  // MARK: - Left out

  /// Numbers of parcels, invoices, tax payers.
  public static let reference = 200
  /// RFC 5321 allows 254.
  public static let email = 320
  public static let phone = 100
  public static let address = 2048
  /// Pictures of one product or variant; further ones are left out.
  public static let mostPictures = 100

  // MARK: - Cut

  public static let title = 1000
  /// Stands in an index, see `indexed`.
  public static let categoryPath = 800
  /// Brands, carriers, towns, words of the channel for a state.
  public static let name = 300
  public static let personName = 300
  /// One line of a postal address.
  public static let addressLine = 1000
  public static let optionValue = 300
  public static let mostOptions = 50
  /// What a buyer or a seller wrote: notes, reasons, questions, answers.
  public static let message = 10_000
  public static let description = 262_144

  /// No text from outside that stands in an index is longer. PostgreSQL takes 2704 bytes for an entry,
  /// and no index has more than two such texts.
  public static let indexed = 800

  /// A key or code that is too long to be believed.
  public struct Excess: Error, Equatable, Sendable {
    /// Path in our words: `variants[2]/barcode`.
    public var field: String
    public var most: Int

    public init(field: String, most: Int) {
      self.field = field
      self.most = most
    }

    public var reason: String { "is longer than \(most) bytes" }
  }

  static func cut(_ text: inout String, _ most: Int) {
    if text.utf8.count > most { text = text.cut(toBytes: most, mark: "…") }
  }

  static func cut(_ text: inout String?, _ most: Int) {
    if let long = text, long.utf8.count > most { text = long.cut(toBytes: most, mark: "…") }
  }

  static func leaveOut(_ text: inout String, _ most: Int = reference) {
    if text.utf8.count > most { text = "" }
  }

  static func leaveOut(_ text: inout String?, _ most: Int = reference) {
    if let long = text, long.utf8.count > most { text = nil }
  }

  static func leaveOut(_ addresses: inout [String]) {
    if addresses.contains(where: { $0.utf8.count > address }) {
      addresses.removeAll { $0.utf8.count > address }
    }
    if addresses.count > mostPictures { addresses.removeLast(addresses.count - mostPictures) }
  }

  static func require(
    _ text: String?, _ field: StaticString, _ most: Int = key
  ) throws(Excess) {
    guard let text, text.utf8.count > most else { return }
    throw Excess(field: field.description, most: most)
  }
}

/// A record whose texts can be held within `TextBounds`.
public protocol TextBounded {
  /// - Throws: for a key or code that is too long.
  mutating func bound() throws(TextBounds.Excess)
}

extension TextBounded {
  /// The same with its texts within `TextBounds`.
  public func bounded() throws(TextBounds.Excess) -> Self {
    var record = self
    try record.bound()
    return record
  }
}

extension Array where Element: TextBounded {
  mutating func bound(_ name: StaticString) throws(TextBounds.Excess) {
    for place in indices {
      do throws(TextBounds.Excess) {
        try self[place].bound()
      } catch {
        throw TextBounds.Excess(
          field: "\(name)[\(place + 1)]/\(error.field)", most: error.most)
      }
    }
  }
}

extension ChannelRecord: TextBounded {
  public mutating func bound() throws(TextBounds.Excess) {
    self =
      switch self {
      case .category(let record): .category(try record.bounded())
      case .brand(let record): .brand(try record.bounded())
      case .product(let record): .product(try record.bounded())
      case .customer(let record): .customer(try record.bounded())
      case .order(let record): .order(try record.bounded())
      case .favourite(let record): .favourite(try record.bounded())
      case .question(let record): .question(try record.bounded())
      case .claim(let record): .claim(try record.bounded())
      }
  }
}
