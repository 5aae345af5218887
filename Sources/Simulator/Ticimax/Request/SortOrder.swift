/// `SiralamaDegeri` and `SiralamaYonu` (Ticimax wire facts 2026-11-23, §4.3).
enum SortOrder {
  /// Ascending unless asked otherwise, in any case of letters.
  static func isDescending(_ paging: WireObject) -> Bool {
    paging.text("SiralamaYonu").uppercased() == "DESC"
  }

  /// The sort column in lower case; `id` when none is given.
  static func column(_ paging: WireObject) -> String {
    let column = paging.text("SiralamaDegeri").lowercased()
    return column.isEmpty ? "id" : column
  }

  /// Columns that an operation can sort by. Any other is a client's mistake: the shop sorts by ID,
  /// the strict mode complains.
  static let columns: [String: Set<String>] = [
    "SelectSiparis": ["id", "siparistarihi"],
    "SelectUrun": ["id", "sira"],
    "SelectVaryasyon": ["id", "sira"],
    "SelectUrunStokFiyat": ["id", "sira"],
    "SelectUyeler": ["id", "uyeliktarihi"],
  ]

  /// The parameter that holds an operation's paging object.
  private static let parameters = ["s", "sayfalama"]

  static func unknownColumn(_ operation: String, _ arguments: WireObject) -> IgnoredMember? {
    guard let known = columns[operation] else { return nil }
    for parameter in parameters {
      let paging = arguments.object(parameter)
      let column = paging.text("SiralamaDegeri")
      if !column.isEmpty, !known.contains(column.lowercased()) {
        return IgnoredMember(
          path: "\(parameter).SiralamaDegeri", reason: .unknownSortColumn(column))
      }
    }
    return nil
  }
}
