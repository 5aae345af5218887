/// Pieces that readers stumble over.
enum FuzzWords {
  static func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array($0.utf8) } }

  /// Text of one kind to every reader.
  static let common: [[UInt8]] = plain + damaged

  /// Values without a meaning to any reader's markup.
  static let plain: [[UInt8]] = numbers + dates + texts

  private static let numbers = bytes([
    "0", "-0", "1", "-1", "00", "0x", "0x7f", "1e999", "1E-999", "1e9223372036854775807", "NaN",
    "Infinity", "-9223372036854775808", "9223372036854775807", "9223372036854775808",
    "18446744073709551616", "922337203685477.58", "100000000000", "99999999999.99",
    "-100000000000.01", "10000000", "10000001", "2147483648", "-2147483649", "0.000000000000001",
    "1,5", "1.234,56", "999999999999999999999999999999999999999999", "+1", "1.", ".1", "1e+18",
  ])

  private static let dates = bytes([
    "0001-01-01T00:00:00", "9999-12-31T23:59:59.9999999", "0000-00-00", "2026-02-30T00:00:00",
    "2024-02-29T24:00:00", "1969-12-31T23:59:59Z", "2026-11-23T10:00:00+14:00",
    "2026-11-23T10:00:00-23:59", "253402300799999", "253402300800000", "-62135596800000",
    "-62135596800001", "Thu, 31 Dec 9999 23:59:60 GMT", "2016-03-27T03:30:00",
  ])

  private static let texts =
    bytes([
      "", " ", "\t", "\r", "\n", "\r\n", "\u{7F}", "\u{85}", "\u{2028}", "ı",
      "İ", "ş", "e\u{301}\u{301}\u{301}", "\u{202E}", "\u{FEFF}", "😀",
      "👩‍👩‍👧‍👦", "\u{10FFFF}", "null", "true", "false", "'", "/", "..", "%00", "%",
    ]) + [[UInt8](repeating: 0x41, count: 300), [UInt8](repeating: 0x39, count: 300)]

  /// No UTF-8: alone, cut, overlong, a surrogate, beyond Unicode; and marks of UTF-16.
  private static let damaged: [[UInt8]] =
    bytes(["\u{0}", "\u{1F}", "\u{FFFF}", "\"", "\\"]) + [
      [0x80], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x9F],
      [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF],
    ]

  static let xml = bytes([
    "<", ">", "/", "</", "/>", "&", "&amp;", "&lt;", "&#", "&#x", "&#x0;", "&#xD800;",
    "&#x110000;", "&#99999999999999999999;", "&nbsp;", ";", "<!--", "-->", "--", "<![CDATA[",
    "]]>", "<?", "?>", "<?xml version=\"1.0\" encoding=\"", "<!DOCTYPE a>", "<!DOCTYPE html>",
    "<!ENTITY a \"b\">", "=", ":", "xmlns=\"", " i:nil=\"true\"", " a=\"1\" a=\"2\"", "<a>", "</a>",
    "<a/>", "<a:b>", "utf-16", "windows-1254", "iso-8859-9", "us-ascii", "<a b='&#10;'/>",
  ])

  static let soap = bytes([
    "<s:Fault>", "<faultstring>", "Next Query Allowed After 99999999999 seconds",
    "<a:ID>0</a:ID>", "<a:ID>-1</a:ID>", "<a:ID/>", "<a:Sifre>x</a:Sifre>",
    "<a:IsError>true</a:IsError>", "Value cannot be null.\nParameter name: source", "bulunamadı",
    "TL", "USD", "JPY", "KWD", "a:WebSiparis", "a:Varyasyon",
  ])

  static let json = bytes([
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\u0000", "\\ud83d", "\\ude00",
    "\\ud83d\\ude00", "\\uD800\\uD800", "\\x", "{\"", "\":", "[]", "{}", "[[", "{\"a\":", "\"\"",
    "tru", "nul", "-", "1e", "0.", "01", "//", "/*", "NaN", "content", "id",
  ])

  static let yaml = bytes([
    ":", ": ", "-", "- ", "? ", "[", "]", "{", "}", "{a: ", "&a ", "*a", "!!binary ", "!!float ",
    "!!", "! ", "|", "|+9", ">", ">-", "#", "---", "...", "%YAML 9.9", "<<: ", "~", "\"", "\"\\x",
    "\\U0010FFFF", "\\ud800", "@", "`", "slug: ", "fields:", "labels:", "  ", "    ", "option:",
  ])

  static let csv = bytes([
    ",", ";", "\"", "\"\"", "\"\n", "\n", "\r\n", "sku", "barkod", "stok", "emniyet", "12,00",
    "1.234", "=1+1", "@a", "\t", "1000000000", "1000000001",
  ])

  static let http =
    bytes([
      "&", "=", "+", "?", "%", "%2", "%zz", "%FF", "%C3", "%ED%A0%80", "%00", "%26", "%3D", "%2F",
      "%u0131", "/", "//", "/../", "..%2F", "*", "{id}", "q=", "limit=", "cursor=", "from=", "to=",
      "status=", "1795428000000.42", "-9223372036854775808.0", "L29yZGVycx8xHzE", "--", "--x--",
      "\r\n", "\r\n\r\n", "boundary=", "boundary=\"\"", "; ", "name=\"", "filename=\"",
      "Content-Disposition: form-data; name=\"csrf\"", "::1", "::ffff:127.0.0.1", "1.2.3.4/33",
      "10.0.0.0/8", "[::1]:80", "127.1", "0177.0.0.1", "GET ", "POST ",
    ])

  static let replies =
    bytes([
      "\r\n", "\n", "\r\n\r\n", "HTTP/1.1 ", "HTTP/1.0 200 OK", "HTTP/2.0 200", "HTTP/1.1 000 ",
      "HTTP/1.1 99 ", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 101 Switching Protocols",
      "HTTP/1.1 103 Early Hints\r\n\r\n", "HTTP/1.1 204 No Content", "HTTP/1.1 304 Not Modified",
      "HTTP/1.1 999 ", "HTTP/1.1 1000 ", "Transfer-Encoding: chunked\r\n",
      "Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: identity\r\n",
      "Content-Length: 0\r\n", "Content-Length: -1\r\n", "Content-Length: 5\r\n",
      "Content-Length: 18446744073709551615\r\n", "Content-Length: 9223372036854775807\r\n",
      "Content-Length: 5, 5\r\n", "Content-Encoding: gzip\r\n", "Content-Encoding: deflate\r\n",
      "Content-Encoding: br\r\n", "Content-Type: text/html\r\n", "Connection: close\r\n",
      "Connection: upgrade\r\nUpgrade: h2c\r\n", "Location: /\r\n",
      "Location: http://169.254.169.254/\r\n", "Retry-After: 99999999999999999999\r\n",
      "Retry-After: -1\r\n", "Trailer: X\r\n", "0\r\n\r\n", "5\r\nhello\r\n",
      "ffffffffffffffff\r\n",
      "7fffffffffffffff\r\n", "5;a=b\r\n", " folded\r\n", ":", " :", "X: \u{0}\r\n", "<", "{",
    ]) + [[0x1F, 0x8B, 0x08], [0x78, 0x9C]]
}
