import Testing

@testable import Web

struct MultipartFormTests {
  private static let type = "multipart/form-data; boundary=xYz"

  private static func form(_ text: String, type: String = type) -> MultipartForm? {
    MultipartForm(Array(text.utf8), contentType: type)
  }

  private static func part(_ header: String, _ content: String) -> String {
    "--xYz\r\nContent-Disposition: form-data; \(header)\r\n\r\n\(content)\r\n"
  }

  @Test func `fields and files come apart, whatever is in them`() {
    let content = "a;b\r\n--xY\r\n\0ş"
    let form = Self.form(
      Self.part("name=\"csrf\"", "token")
        + Self.part(
          "name=\"file\"; filename=\"stok.csv\"", content) + "--xYz--\r\n")
    #expect(form?["csrf"]?.content == Array("token".utf8))
    #expect(form?["csrf"]?.fileName == nil)
    #expect(form?["file"]?.content == Array(content.utf8))
    #expect(form?["file"]?.fileName == "stok.csv")
    #expect(form?["other"] == nil)
  }

  @Test(arguments: [
    "", "--xYz", "--xYz--\r\n", "--xYz\r\n\r\n", "csrf=token",
    part("name=\"a\"", "1"), part("filename=\"a\"", "1") + "--xYz--",
    "x" + part("name=\"a\"", "1") + "--xYz--",
  ])
  func `what is cut off or nameless is no form`(text: String) {
    #expect(Self.form(text) == nil)
  }

  @Test func `another type, no boundary and too many parts are no form`() {
    let part = Self.part("name=\"a\"", "1")
    #expect(Self.form(part + "--xYz--") != nil)
    #expect(Self.form(part + "--xYz--", type: "text/csv; boundary=xYz") == nil)
    #expect(Self.form(part + "--xYz--", type: "multipart/form-data") == nil)
    let many = String(repeating: part, count: MultipartForm.partLimit + 1)
    #expect(Self.form(many + "--xYz--") == nil)
  }
}
