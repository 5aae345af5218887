/// Makes whole records of retail data.
extension RetailShop {
  func order(_ row: Int, _ facts: OrderRow) -> ShopOrder {
    let pattern = pattern(of: row)
    let id = ShopKey.order(row)
    let buyer = person(facts.member)
    let address = PostalAddress(
      id: 10_000_001 + row, recipient: buyer.fullName, phone: "", street: "",
      country: orderCountries[pattern])
    var order = ShopOrder(
      id: id, number: row < numbers.count ? numbers[row] : "N\(id)", row: facts, buyer: buyer,
      shipping: address, billing: address, currency: ShopCurrency.sterling.code)
    let range = lineStarts[pattern]..<lineStarts[pattern + 1]
    order.lines = range.map { line(lines[$0], id: id * 2048 + $0 - range.lowerBound) }
    order.shippingFee = charges[pattern]
    order.payments = [
      ShopPayment(
        id: 80_001 + id, method: facts.payment, state: facts.paymentState,
        amount: OrderTotals(order).total, instalments: 1, paidAt: facts.placed)
    ]
    return order
  }

  /// VAT is written as zero, so that a line's total is the file's price times its quantity.
  private func line(_ line: RetailTables.Line, id: Int) -> ShopOrderLine {
    let item = catalogue.item(ofVariant: line.variant)
    let facts = catalogue.items[item]
    let card = cardRow(ofVariant: item) ?? 0
    return ShopOrderLine(
      id: id, variant: item, card: card, sku: facts.sku, barcode: Barcode.ean13(item: item),
      name: facts.name, supplierCode: catalogue.productCodes[card], supplier: 0, image: "",
      options: Self.options(facts.design), quantity: Int(line.quantity), unitPrice: line.price,
      vatPercent: 0, isGiftCard: Self.isGiftCard(facts.sku))
  }

  func card(_ row: Int) -> ShopCard {
    let facts = cards[row]
    let code = catalogue.productCodes[row]
    var card = ShopCard(
      id: ShopKey.card(row), name: catalogue.names[row], description: "", supplierCode: code,
      page: "/\(Slug.of(catalogue.names[row]))-p-\(ShopKey.card(row))",
      images: ["https://static.example.com/urun/\(Slug.of(code))-1.jpg"],
      brandName: brands[0], categoryName: categories[0].name, categoryIDs: [11],
      isGiftCard: Self.isGiftCard(code), row: facts)
    card.variants = facts.variants.map { index in
      let item = catalogue.items[index]
      return ShopVariant(
        id: ShopKey.variant(index), sku: item.sku, barcode: Barcode.ean13(item: index),
        supplierCode: item.sku, options: Self.options(item.design), images: [],
        listPrice: item.price, salePrice: .zero, cost: .zero, currency: .sterling,
        pricesIncludeVAT: true, vatPercent: 0, stock: item.stock,
        stockChangedAt: facts.stockChangedAt, isActive: true)
    }
    return card
  }

  func member(_ row: Int) -> ShopMember {
    let customer = customers[row]
    let person = person(Int32(clamping: row))
    return ShopMember(
      id: ShopKey.member(row), person: person, isMale: false, birthday: nil,
      address: PostalAddress(
        id: ShopKey.address(ofMember: row, 0), recipient: person.fullName, phone: "", street: "",
        country: Countries.named(customer.country)),
      customerCode: customer.number, allowsEmail: false, allowsSMS: false, loyaltyPoints: 0,
      loginAddress: "192.0.2.1", row: members[row])
  }

  /// The file tells no names, e-mail addresses or phones; a number stands for the surname.
  private func person(_ member: Int32) -> Person {
    guard member >= 0 else {
      return Person(firstName: "Misafir", lastName: "", email: "", phone: "")
    }
    return Person(
      firstName: "Müşteri", lastName: customers[Int(member)].number, email: "", phone: "")
  }

  private static func options(_ design: String) -> [ShopOption] {
    design.isEmpty
      ? [] : [ShopOption(kind: .design, name: "Desen", value: design, colourCode: nil)]
  }

  private static func isGiftCard(_ code: String) -> Bool {
    code.utf8.starts(with: "GIFT_".utf8)
  }
}
