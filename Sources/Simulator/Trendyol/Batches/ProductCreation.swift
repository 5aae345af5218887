import Basics

/// New products and changes of products that are not approved yet (Trendyol wire facts 2026-11-23,
/// §6.2 to §6.4).
extension TrendyolState {
  /// A new product waits for its approval; one with the model and colour of another that waits
  /// joins it as a further variant.
  mutating func applyCreation(
    _ request: WireJSON, at moment: TrendyolMoment, _ rules: BatchRules
  ) throws(RowRefusal) {
    let barcode = try Self.newBarcode(request)
    guard byBarcode[barcode] == nil else { throw RowRefusal("Bu barkod zaten kullanılıyor") }
    let draft = try draft(request)
    guard let quantity = request["quantity"]?.int, (0...Self.mostUnits).contains(quantity),
      let list = try Self.price(request["listPrice"]),
      let sale = try Self.price(request["salePrice"])
    else { throw RowRefusal("Stok ve fiyat alanları zorunludur") }
    guard list >= sale else { throw RowRefusal("Satış fiyatı liste fiyatından büyük olamaz") }
    let content = contentForCreation(draft, at: moment, rules)
    byBarcode[barcode] = listings.count
    contents[content].listings.append(listings.count)
    listings.append(
      TrendyolListing(
        variant: nil, content: content, variantID: 1_200_000_001 + listings.count,
        barcode: barcode, stockCode: request["stockCode"]?.text ?? "", size: draft.size,
        sale: sale, list: list, quantity: quantity, vatPercent: draft.vat,
        commissionPercent: 12 + draft.category.id % 10, stockChanged: moment.now,
        priceChanged: moment.now))
  }

  /// What a person of Trendyol does: all products that wait go on sale.
  mutating func approveWaiting(upTo time: Duration?, at now: Timestamp) {
    for (content, due) in pendingApprovals where time.map({ due <= $0 }) ?? true {
      pendingApprovals[content] = nil
      guard contents[content].review == .pending else { continue }
      contents[content].review = .approved
      contents[content].modified = now
    }
  }

  mutating func applyDraft(
    _ request: WireJSON, at moment: TrendyolMoment
  ) throws(RowRefusal) {
    let index = try knownListing(request)
    guard !isApproved(index) else { throw RowRefusal("Onaylı ürün bu servisle güncellenemez") }
    let draft = try draft(request)
    let content = listings[index].content
    contents[content].mainID = draft.mainID
    contents[content].title = draft.title
    contents[content].description = draft.description
    contents[content].images = draft.images
    contents[content].brand = draft.brand
    contents[content].category = draft.category
    contents[content].modified = moment.now
    contents[content].review = .pending
    listings[index].stockCode = request["stockCode"]?.text ?? listings[index].stockCode
  }

  private mutating func contentForCreation(
    _ draft: ProductDraft, at moment: TrendyolMoment, _ rules: BatchRules
  ) -> Int {
    let waiting = contents.lastIndex {
      $0.review == .pending && $0.mainID == draft.mainID && $0.colour == draft.colour
    }
    if let waiting { return waiting }
    contents.append(
      TrendyolContent(
        id: 700_000_001 + contents.count, mainID: draft.mainID, title: draft.title,
        description: draft.description, images: draft.images, brand: draft.brand,
        category: draft.category, colour: draft.colour, created: moment.now,
        modified: moment.now, review: .pending, listings: []))
    let index = contents.count - 1
    pendingApprovals[index] = moment.elapsed + (rules.approvalDelay ?? .seconds(1_000_000_000))
    return index
  }

  /// At most 40 letters, digits, dots, hyphens and underscores; spaces are cut away.
  private static func newBarcode(_ request: WireJSON) throws(RowRefusal) -> String {
    let barcode = key(of: request)
    let isFine = barcode.allSatisfy { $0.isLetter || $0.isNumber || ".-_".contains($0) }
    guard isFine, (1...40).contains(barcode.count) else {
      throw RowRefusal("Barkod formatı geçersiz")
    }
    return barcode
  }
}

/// The fields that creation and draft update have in common, as far as they are in order.
private struct ProductDraft {
  let mainID: String
  let title: String
  let description: String
  let images: [String]
  let brand: TrendyolBrand
  let category: TrendyolCategory
  let vat: Int
  let colour: String?
  let size: String
}

extension TrendyolState {
  private func draft(_ request: WireJSON) throws(RowRefusal) -> ProductDraft {
    guard let title = request["title"]?.text, (1...100).contains(title.count) else {
      throw RowRefusal("Ürün adı 1 ile 100 karakter arasında olmalıdır")
    }
    guard let mainID = request["productMainId"]?.text, (1...40).contains(mainID.count) else {
      throw RowRefusal("Model kodu 1 ile 40 karakter arasında olmalıdır")
    }
    guard let brand = request["brandId"]?.int.flatMap({ world.brand($0) }) else {
      throw RowRefusal("Marka bulunamadı")
    }
    guard let category = request["categoryId"]?.int.flatMap({ world.category($0) }),
      category.children.isEmpty
    else { throw RowRefusal("Kategori bulunamadı ya da en alt seviye değil") }
    guard let vat = request["vatRate"]?.int, [0, 1, 10, 20].contains(vat) else {
      throw RowRefusal(
        "KDV alanına 10 temmuz öncesi 0, 1, 8, 18, 10 temmuz sonrası 0,1,10,20 değerlerinden "
          + "birisini girebilirsiniz!")
    }
    let images = (request["images"]?.list ?? []).compactMap { $0["url"]?.text }
    guard (1...8).contains(images.count), images.allSatisfy({ $0.hasPrefix("https://") }) else {
      throw RowRefusal("1 ile 8 arasında https adresli görsel gönderilmelidir")
    }
    return ProductDraft(
      mainID: mainID, title: title, description: request["description"]?.text ?? "",
      images: images, brand: brand,
      category: TrendyolCategory(id: category.id, name: category.name), vat: vat,
      colour: try Self.attribute(.colour, request), size: try Self.attribute(.size, request) ?? "")
  }

  /// The value of an attribute, in either of the two shapes that are in use (§6.3).
  private static func attribute(
    _ attribute: TrendyolAttribute, _ request: WireJSON
  ) throws(RowRefusal) -> String? {
    let given = request["attributes"]?.list?.first { $0["attributeId"]?.int == attribute.id }
    let number = given?["attributeValueIds"]?.list?.first?.int ?? given?["attributeValueId"]?.int
    let named = attribute.numbered.first { $0.id == number }?.name
    let free = given?["attributeValue"]?.text ?? given?["customAttributeValue"]?.text
    if let value = named ?? (attribute.allowsCustom ? free : nil), !value.isEmpty { return value }
    guard !attribute.isRequired else {
      throw RowRefusal("Zorunlu kategori özelliği eksik: \(attribute.name)")
    }
    return nil
  }
}
