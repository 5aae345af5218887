import Basics
import Commerce
import Foundation

/// Turns variants into items: applies the definition's filter and mapping, the channel's limits,
/// and decides what cannot be sent. Pure; counts what it does.
struct ItemMaker {
  private let definition: FeedDefinition
  private let attributes: [(field: FeedField, source: FieldSource)]
  private let options = OptionWords()
  private var identities = IdentityRegister()
  private(set) var report = BuildReport()
  private(set) var skipped: [SkippedItem] = []

  /// Attributes that are written as plain elements, in this order.
  private static let plain: [FeedField] = [
    .condition, .googleCategory, .productType, .ageGroup, .gender, .color, .size, .sizeSystem,
    .sizeType, .material, .pattern, .adult, .isBundle, .shippingLabel,
  ]

  init(_ definition: FeedDefinition) {
    self.definition = definition
    attributes = Self.plain.compactMap { field in
      definition.source(of: field).map { (field, $0) }
    }
    report.labelValues = Array(repeating: [:], count: LabelRule.slotCount)
  }

  /// The items of a product, in the order of its variants.
  mutating func items(
    of product: ListedProduct, _ variants: ArraySlice<ListedVariant>,
    _ body: (FeedItem) throws -> Void
  ) rethrows {
    report.read += variants.count
    let filter = ProductFilter(definition.filter, definition.currency)
    guard filter.accepts(product) else {
      report.filtered += variants.count
      return
    }
    let texts = ProductTexts(product)
    for variant in variants {
      guard filter.accepts(variant) else {
        report.filtered += 1
        continue
      }
      let title = value(.title, texts, variant)
      if let reason = title.isEmpty ? .noTitle : skipReason(variant, texts) {
        skip(variant, reason)
      } else {
        report.written += 1
        var item = FeedItem(title: title)
        item.groupID = variants.count == 1 ? "" : Self.groupID(product)
        fill(&item, product, texts, variant)
        try body(item)
      }
    }
  }

  /// The channel's key of the card. One that is too long is not cut, as two groups could become one.
  private static func groupID(_ product: ListedProduct) -> String {
    let key = TextSink.clean(product.remoteID, limit: 1000)
    return (1...50).contains(key.unicodeScalars.count) ? key : "product-\(product.id)"
  }

  private func skipReason(_ variant: ListedVariant, _ texts: ProductTexts) -> SkipReason? {
    if texts.link == nil { return .noLink }
    if texts.images.isEmpty, WebAddress.encoded(variant.imageURL) == nil { return .noImage }
    if variant.currency != definition.currency.rawValue { return .otherCurrency }
    return channelPrice(variant.priceMinor) <= 0 ? .noPrice : nil
  }

  private mutating func skip(_ variant: ListedVariant, _ reason: SkipReason) {
    report.skipped[reason, default: 0] += 1
    if skipped.count < SkippedItem.listLimit {
      skipped.append(SkippedItem(variantID: variant.id, sku: variant.sku, reason: reason))
    }
  }

  private mutating func warn(_ warning: BuildWarning) {
    report.warnings[warning, default: 0] += 1
  }

  private mutating func fill(
    _ item: inout FeedItem, _ product: ListedProduct, _ texts: ProductTexts,
    _ variant: ListedVariant
  ) {
    setIdentity(of: &item, texts, variant)
    item.description = value(.description, texts, variant)
    if item.description.isEmpty { warn(.noDescription) }
    if texts.isCut { warn(.textCut) }
    item.link = texts.link ?? ""
    setImages(of: &item, texts, variant)
    item.isInStock = variant.available > 0
    let (full, paid) = (channelPrice(variant.listPriceMinor), channelPrice(variant.priceMinor))
    item.priceMinor = max(full, paid)
    item.salePriceMinor = full > paid ? paid : nil
    setIdentifiers(of: &item, texts, variant)
    setAttributes(of: &item, texts, variant)
    setLabels(of: &item, product, texts, variant)
    item.popularityTenths = product.scoreMicro.map { min(max($0, 0), 100_000_000) / 100_000 }
  }

  /// Amounts have at most two decimals; a third one, as the dinar has, is rounded away.
  private func channelPrice(_ minor: Int64) -> Int64 {
    definition.currency.minorDigits > 2 ? minor.clampedAdding(5) / 10 : minor
  }

  private mutating func setIdentity(
    of item: inout FeedItem, _ texts: ProductTexts, _ variant: ListedVariant
  ) {
    // Read far beyond the limit, so that a code that is too long is seen and not cut.
    let wanted = definition.source(of: .id).map {
      FieldValue(texts: texts, variant: variant, options: options).text(of: $0, limit: 1000)
    }
    let identity = identities.identifier(
      wanted: wanted ?? "", listingID: variant.remoteID, variantID: variant.id)
    item.id = identity.id
    if let warning = identity.warning { warn(warning) }
  }

  private func setImages(of item: inout FeedItem, _ texts: ProductTexts, _ variant: ListedVariant) {
    let own = variant.imageURL.isEmpty ? nil : WebAddress.encoded(variant.imageURL)
    item.imageLink = own ?? texts.images.first ?? ""
    item.additionalImageLinks = Array(texts.images.filter { $0 != item.imageLink }.prefix(10))
  }

  private mutating func setIdentifiers(
    of item: inout FeedItem, _ texts: ProductTexts, _ variant: ListedVariant
  ) {
    item.brand = value(.brand, texts, variant)
    item.mpn = value(.mpn, texts, variant)
    let code = value(.gtin, texts, variant)
    item.gtin = GTIN.valid(code) ?? ""
    if item.gtin.isEmpty, !code.isEmpty { warn(.invalidGTIN) }
    item.hasIdentifier = !item.gtin.isEmpty || !(item.brand.isEmpty || item.mpn.isEmpty)
  }

  private mutating func setAttributes(
    of item: inout FeedItem, _ texts: ProductTexts, _ variant: ListedVariant
  ) {
    for (field, source) in attributes {
      var value = FieldValue(texts: texts, variant: variant, options: options).text(
        of: source, limit: field.limit)
      if value.isEmpty { continue }
      if field == .color { value = options.colour(value) }
      guard !value.isEmpty, field.allowedValues?.contains(value) ?? true else {
        warn(.valueNotAllowed)
        continue
      }
      item.attributes.append((field, value))
    }
  }

  private mutating func setLabels(
    of item: inout FeedItem, _ product: ListedProduct, _ texts: ProductTexts,
    _ variant: ListedVariant
  ) {
    item.labels = definition.labels.map { rule in
      switch rule {
      case nil: return ""
      case .firstOf(let labels, let otherwise):
        return labels.first { product.labels.contains($0) }?.rawValue ?? otherwise
      case .scoreBand(let bounds):
        return LabelRule.band(bounds, scoreMicro: product.scoreMicro) ?? ""
      case .field(let source):
        return FieldValue(texts: texts, variant: variant, options: options).text(
          of: source, limit: 100)
      }
    }
    for slot in item.labels.indices where !item.labels[slot].isEmpty { count(slot, &item) }
  }

  /// Google takes 1,000 different values per label (facts on feeds, 2026-11-23, §1.4).
  private mutating func count(_ slot: Int, _ item: inout FeedItem) {
    let value = item.labels[slot]
    guard report.labelValues[slot][value] != nil || report.labelValues[slot].count < 1000 else {
      item.labels[slot] = ""
      warn(.tooManyLabelValues)
      return
    }
    report.labelValues[slot][value, default: 0] += 1
  }

  private func value(
    _ field: FeedField, _ texts: ProductTexts, _ variant: ListedVariant
  ) -> String {
    definition.source(of: field).map {
      FieldValue(texts: texts, variant: variant, options: options).text(of: $0, limit: field.limit)
    } ?? ""
  }
}
