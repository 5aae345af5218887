import Basics
import Hummingbird

/// The fields of a page's address, read as browsers write the fields of a form: `+` is a blank.
public struct PageQuery: Sendable {
  private let fields: FormData?

  /// An address that cannot be read has no fields.
  public init(_ request: Request) {
    fields = FormData(Array((request.uri.query ?? "").utf8))
  }

  /// The value of a field, cut to 400 bytes of UTF-8.
  public subscript(_ name: String) -> String? { fields?[name].map { $0.cut(toBytes: 400) } }
}
