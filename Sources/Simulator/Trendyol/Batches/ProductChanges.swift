import Basics

/// Changes of products that are there already (Trendyol wire facts 2026-11-23, §6.4).
extension TrendyolState {
  /// Partial: what is absent stays.
  mutating func applyContent(
    _ request: WireJSON, at moment: TrendyolMoment
  ) throws(RowRefusal) {
    let id = request["contentId"]?.int
    guard let index = contents.firstIndex(where: { $0.id == id }), contents[index].isApproved else {
      throw RowRefusal("Onaylı içerik bulunamadı")
    }
    if let title = request["title"]?.text {
      guard (1...100).contains(title.count) else { throw RowRefusal("Ürün adı çok uzun") }
      contents[index].title = title
    }
    if let description = request["description"]?.text { contents[index].description = description }
    if let images = request["images"]?.list {
      contents[index].images = images.compactMap { $0["url"]?.text }
    }
    contents[index].modified = moment.now
  }

  mutating func applyVariant(
    _ request: WireJSON, at moment: TrendyolMoment
  ) throws(RowRefusal) {
    let index = try approvedListing(request)
    if let code = request["stockCode"]?.text {
      guard (1...100).contains(code.count) else { throw RowRefusal("Stok kodu geçersiz") }
      listings[index].stockCode = code
    }
    contents[listings[index].content].modified = moment.now
  }

  /// The field is plural here, and singular on creation.
  mutating func applyDelivery(_ request: WireJSON) throws(RowRefusal) {
    let index = try approvedListing(request)
    guard let days = request["deliveryOptions"]?["deliveryDuration"]?.int, (0...30).contains(days)
    else { throw RowRefusal("Termin süresi geçersiz") }
    listings[index].deliveryDuration = days
  }

  mutating func applyArchive(
    _ request: WireJSON, at moment: TrendyolMoment
  ) throws(RowRefusal) {
    let index = try approvedListing(request)
    guard let archived = request["archived"]?.bool else { throw RowRefusal("archived zorunludur") }
    listings[index].isArchived = archived
    listings[index].archivedAt = archived ? moment.now : nil
  }

  /// Approved products only when they have lain in the archive for a day.
  mutating func applyDeletion(
    _ request: WireJSON, at moment: TrendyolMoment
  ) throws(RowRefusal) {
    let index = try knownListing(request)
    if isApproved(index) {
      guard let since = listings[index].archivedAt,
        moment.now.milliseconds - since.milliseconds > Timestamp.day
      else { throw RowRefusal("Onaylı ürün bir gün arşivde kalmadan silinemez") }
    }
    contents[listings[index].content].listings.removeAll { $0 == index }
    byBarcode[listings[index].barcode] = nil
    if let variant = listings[index].variant, byVariant[variant] == index {
      byVariant[variant] = nil
    }
  }

  mutating func applyUnlock(_ request: WireJSON) throws(RowRefusal) {
    let index = try approvedListing(request)
    guard listings[index].lockReason != nil else { throw RowRefusal("Ürün kilitli değil") }
    listings[index].lockReason = nil
  }
}
