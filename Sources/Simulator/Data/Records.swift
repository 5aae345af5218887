/// A whole order, made for one reply.
struct ShopOrder: Sendable {
  var id: Int
  /// The number that the buyer sees.
  var number: String
  var row: OrderRow
  var buyer: Person
  var shipping: PostalAddress
  var billing: PostalAddress
  var lines: [ShopOrderLine] = []
  var payments: [ShopPayment] = []
  /// ISO 4217.
  var currency: String
  var shippingFee = Amount.zero
  /// The carrier's fee for cash on delivery.
  var deliveryPaymentFee = Amount.zero
  var voucher = Amount.zero
  var voucherCode: String?
  var campaign: String?
  var note: String?
  var invoiceNumber: String?
  var trackingNumber: String?
  /// The order number on the marketplace that it came from.
  var marketplaceNumber: String?
  var commission = Amount.zero
  var address = ""
}

/// One line of an order.
struct ShopOrderLine: Sendable {
  var id: Int
  var variant: Int
  var card: Int
  var sku: String
  var barcode: String
  var name: String
  var supplierCode: String
  var supplier: Int
  var image: String
  var options: [ShopOption]
  var quantity: Int
  /// One unit, VAT included, before the campaign.
  var unitPrice: Amount
  var vatPercent: Int
  /// The line's share of the campaign's discount.
  var discount = Amount.zero
  var isCancelled = false
  var returnReason: String?
  var isGiftCard = false

  /// Unit price without VAT, the wire's `Tutar`.
  var unitNet: Amount { unitPrice.withoutVAT(ratePercent: vatPercent) }
  /// The wire's `KdvTutari`; `unitNet + unitVAT` is exactly the unit price.
  var unitVAT: Amount { unitPrice - unitNet }
}

struct ShopPayment: Sendable {
  var id: Int
  var method: PaymentMethod
  var state: PaymentState
  var amount: Amount
  var instalments: Int
  var paidAt: ShopTime
}

/// A product card with its variants.
struct ShopCard: Sendable {
  var id: Int
  var name: String
  var description: String
  var supplierCode: String
  var page: String
  var images: [String]
  var brandName: String
  var categoryName: String
  /// From the root to the card's own category.
  var categoryIDs: [Int]
  var unit = "Adet"
  var isGiftCard = false
  var row: CardRow
  var variants: [ShopVariant] = []

  var stock: Int { variants.reduce(0) { $0 + $1.stock } }
}

struct ShopVariant: Sendable {
  var id: Int
  var sku: String
  var barcode: String
  var supplierCode: String
  var options: [ShopOption]
  var images: [String]
  /// As written on the card: with VAT when `pricesIncludeVAT`.
  var listPrice: Amount
  /// Zero when not on sale.
  var salePrice: Amount
  var cost: Amount
  var currency: ShopCurrency
  var pricesIncludeVAT: Bool
  var vatPercent: Int
  var stock: Int
  var stockChangedAt: ShopTime
  var isActive: Bool
}

struct ShopOption: Sendable, Equatable {
  /// The wire's `VaryasyonTuru` name.
  enum Kind: String, Sendable { case colour = "Renk", size = "Beden", design = "Desen" }
  var kind: Kind
  var name: String
  var value: String
  /// `#RRGGBB` of a colour.
  var colourCode: String?
}

struct ShopMember: Sendable {
  var id: Int
  var person: Person
  var isMale: Bool
  var birthday: ShopTime?
  var address: PostalAddress
  var customerCode: String?
  var allowsEmail: Bool
  var allowsSMS: Bool
  var loyaltyPoints: Int
  var loginAddress: String
  var row: MemberRow
}

struct Person: Sendable, Equatable {
  var firstName: String
  var lastName: String
  var email: String
  var phone: String

  var fullName: String { lastName.isEmpty ? firstName : "\(firstName) \(lastName)" }
}

struct PostalAddress: Sendable {
  var id: Int
  var recipient: String
  var phone: String
  var street: String
  var neighbourhood = ""
  var district = ""
  var districtID = 0
  var province = ""
  /// The number plate code, which is also `IlID`; 0 outside Turkey.
  var provinceID = 0
  var postalCode = ""
  var country: Country
  var company = ""
  var taxOffice = ""
  var taxNumber = ""
}
