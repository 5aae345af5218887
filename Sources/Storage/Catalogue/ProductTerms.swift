import Basics

/// The folded words under which a product is found.
enum ProductTerms {
  /// - Parameters:
  ///   - texts: Title and brand, whose words count.
  ///   - codes: Stock codes and barcodes, each of which is one term.
  static func of(texts: [String], codes: [String]) -> Set<String> {
    var terms = Set(TurkishFolding.words(texts.joined(separator: " ")))
    for code in codes { terms.insert(TurkishFolding.term(code)) }
    terms.remove("")
    return terms
  }
}
