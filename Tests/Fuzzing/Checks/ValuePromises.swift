import Basics
import Commerce
import Web

/// Small values of addresses and forms: cursors, dates, amounts, addresses of machines.
enum ValuePromises {
  static func check(_ path: String, _ body: [UInt8]) throws {
    let text = String(decoding: body.prefix(4000), as: UTF8.self)
    let pieces = (path + "&" + text).split { "&=?/\r\n;,\" ".contains($0) }
    for piece in pieces.prefix(64) { try check(String(piece)) }
  }

  private static func check(_ text: String) throws {
    try checkTimes(text)
    try checkNumbers(text)
    try checkMachines(text)
    for parts in 1...3 {
      if let cursor = PageCursor(text, parts: parts) {
        try BrokenPromise.unless(
          PageCursor(cursor.text, parts: parts) == cursor, "a cursor reads otherwise")
      }
    }
    _ = TurkishFolding.words(text)
  }

  private static func checkTimes(_ text: String) throws {
    if let moment = Timestamp(iso8601: text) {
      try BrokenPromise.unless(
        Timestamp(iso8601: moment.iso8601) == moment || !(1...9999).contains(year(moment)),
        "a time reads otherwise")
    }
    if let parsed = CivilTime.parse(text) {
      _ = LocalTimeZone.istanbul.timestamp(of: parsed.time).adding(days: 1).iso8601
    }
    if let seconds = HTTPDate.seconds(text) {
      let moment = Timestamp(seconds: seconds)
      try BrokenPromise.unless(
        HTTPDate.seconds(HTTPDate.text(moment)) == seconds, "a date of HTTP reads otherwise")
    }
    // A moment as a page's cursor or a filter may hold it.
    if let number = Int64(text) {
      let moment = Timestamp(milliseconds: number)
      _ = moment.iso8601
      _ = LocalTimeZone.istanbul.civilTime(of: moment).text
      _ = LocalTimeZone.istanbul.localDay(of: moment.adding(days: 1))
      _ = LocalTimeZone.istanbul.timestamp(of: CivilTime(secondsSinceEpoch: moment.seconds))
    }
  }

  private static func year(_ moment: Timestamp) -> Int {
    CivilTime(secondsSinceEpoch: moment.seconds).year
  }

  private static func checkNumbers(_ text: String) throws {
    for scale in 0...3 {
      guard let amount = DecimalText.parse(text, scale: scale) else { continue }
      let again = DecimalText.parse(
        DecimalText.format(minorUnits: amount, scale: scale), scale: scale)
      try BrokenPromise.unless(again == amount, "an amount reads otherwise")
    }
    if let barcode = Barcode.normalized(text) {
      try BrokenPromise.unless(
        Barcode.normalized(barcode) == barcode, "a barcode is made plain twice")
    }
    if let currency = Currency(shopCode: text) {
      try BrokenPromise.unless(
        currency.rawValue.utf8.count == 3 && (0...3).contains(currency.minorDigits),
        "a currency that is none")
    }
  }

  private static func checkMachines(_ text: String) throws {
    if let address = IPAddress(text) {
      try BrokenPromise.unless(
        [4, 16].contains(address.bytes.count), "an address of \(address.bytes.count) bytes")
    }
    if let network = IPNetwork(text) {
      for address in ["127.0.0.1", "::1", "::ffff:10.0.0.1"].compactMap({ IPAddress($0) }) {
        _ = network.contains(address)
      }
      let proxies = TrustedProxies([network])
      _ = proxies.client(peer: "10.0.0.1", forwardedFor: [text, "\(text), \(text)"])
    }
    _ = OwnHosts(baseURL: text, listening: text).contains(text)
  }
}
