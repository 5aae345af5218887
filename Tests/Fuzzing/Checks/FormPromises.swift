import Web

/// What is read of a form is what was written into it.
enum FormPromises {
  static func check(_ request: RawRequest) throws {
    let query = request.path.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    for bytes in [Array(query.utf8), request.body] {
      if let form = FormData(bytes) { try check(form) }
    }
    try checkPair(String(query), String(decoding: request.body.prefix(2000), as: UTF8.self))
    let type = request["content-type"] ?? ""
    if let form = MultipartForm(request.body, contentType: type) {
      for name in ["csrf", "file", ""] { _ = form[name]?.fileName }
    }
    try checkPart(request.body)
  }

  private static func check(_ form: FormData) throws {
    let fields = form.fields(withPrefix: "")
    let text = fields.map { "\(encoded($0.key))=\(encoded($0.value))" }.joined(separator: "&")
    try BrokenPromise.unless(
      FormData(Array(text.utf8))?.fields(withPrefix: "") == fields,
      "a form that was written reads otherwise")
  }

  private static func checkPair(_ name: String, _ value: String) throws {
    let form = FormData(Array("a=b&\(encoded(name))=\(encoded(value))".utf8))
    let wanted = name == "a" ? "b" : value
    try BrokenPromise.unless(
      form?[name].map { Array($0.utf8) } == Array(wanted.utf8), "a field reads otherwise")
  }

  /// Any bytes come back out of a part, unless they hold the boundary.
  private static func checkPart(_ content: [UInt8]) throws {
    guard !content.holds("--x-fuzz-x") else { return }
    let head = "--x-fuzz-x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\""
    let body = Array("\(head)\r\n\r\n".utf8) + content + Array("\r\n--x-fuzz-x--\r\n".utf8)
    let form = MultipartForm(body, contentType: "multipart/form-data; boundary=x-fuzz-x")
    try BrokenPromise.unless(
      form?["file"]?.content == content && form?["file"]?.fileName == "a.csv",
      "an uploaded file reads otherwise")
  }

  /// Every byte by its number.
  private static func encoded(_ text: String) -> String {
    text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
