import Hummingbird

/// Answers that pages give.
public enum PageResponse {
  public static func html(
    _ html: HTML, status: HTTPResponse.Status = .ok, cookies: [Cookie] = []
  ) -> Response {
    var response = Response(
      status: status,
      headers: [
        .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
        .contentLength: String(html.bytes.count),
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    for cookie in cookies { response.setCookie(cookie) }
    return response
  }

  /// Goes to a page of ours after a form was taken.
  public static func redirect(to path: String, cookies: [Cookie] = []) -> Response {
    var response = Response(
      status: .seeOther,
      headers: [.location: isOwn(path) ? path : "/", .cacheControl: "no-store"])
    for cookie in cookies { response.setCookie(cookie) }
    return response
  }

  /// Browsers drop tabs and line breaks from an address and read `\` as `/`, so that `/<tab>/host`
  /// would name another site.
  private static func isOwn(_ path: String) -> Bool {
    path.hasPrefix("/") && !path.hasPrefix("//")
      && !path.utf8.contains { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }
  }
}
