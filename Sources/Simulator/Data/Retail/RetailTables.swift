/// What a retail CSV holds, one compact entry per invoice, line, variant and customer.
struct RetailTables {
  struct Invoice {
    var number: String
    var placed: ShopTime
    /// Index of the customer, or -1.
    var customer: Int
    var country: String
    /// Postage and the like, by absolute value.
    var charges = Amount.zero
    var chargeRows = 0
    var lineCount = 0
    var hasSeveralTimes = false

    var isCancellation: Bool { number.utf8.first == UInt8(ascii: "C") }
    /// Adjustments and fees alone make no order.
    var isOrder: Bool { lineCount + chargeRows > 0 }
  }

  struct Line {
    var invoice: Int32
    var variant: Int32
    /// Positive, on cancellations too.
    var quantity: Int32
    var price: Amount
  }

  struct Variant {
    /// The stock code in upper case.
    var code: String
    var key: RetailCode
    /// How often each description was given.
    var names: [String: Int] = [:]
    /// The last price above zero.
    var price = Amount.zero
    var firstSold: ShopTime
    var lastSold: ShopTime
    var lineCount = 0

    /// The description given most often; of equals the first in the alphabet.
    var name: String? {
      names.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }

  struct Customer {
    var number: String
    var country: String
    var hasOrder = false
  }

  var invoices: [Invoice] = []
  var lines: [Line] = []
  var variants: [Variant] = []
  var customers: [Customer] = []
  var lastPlaced = ShopTime(seconds: 0)
}
