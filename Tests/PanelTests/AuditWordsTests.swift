import Foundation
import Testing
import Web

@testable import Panel

/// Whatever is written to the audit log has words in both languages.
struct AuditWordsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What the names of actions begin with.
  private static let subjects = [
    "user", "channel", "job", "work", "schedule", "retention", "feed", "setAside", "stock",
    "match", "claim", "token", "webhook",
  ]

  /// Literals such as `"stock.counted"` in the files that write to the log.
  private func actions() throws -> Set<String> {
    let sources = Self.root.appendingPathComponent("Sources")
    let paths =
      FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
    var found: Set<String> = []
    for path in paths where path.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      guard text.contains("AuditLog.record") else { continue }
      for piece in text.split(whereSeparator: { $0 == "\"" || $0.isNewline }) {
        let words = piece.split(separator: ".", omittingEmptySubsequences: false)
        let isName = words.allSatisfy { word in
          !word.isEmpty && word.allSatisfy { $0.isASCII && $0.isLetter }
        }
        guard words.count > 1, isName, Self.subjects.contains(String(words[0])) else { continue }
        found.insert(String(piece))
      }
    }
    return found
  }

  @Test func `each action has words in both languages`() throws {
    let names = try actions()
    #expect(names.contains("stock.imported") && names.contains("webhook.removed"))
    #expect(names.count > 40)
    for action in names {
      let words = AuditTexts.action(action)
      for language in Language.allCases { #expect(words[language] != action, "\(action)") }
    }
  }

  @Test(arguments: [
    "picking", "invoiced", "unsupplied", "split", "splitUnits", "boxes", "carrier", "warehouse",
    "trackingNumber", "ownDelivery", "ownDeliveryDone", "ownReturnDone", "invoiceLink", "label",
  ])
  func `each move of a package has words in both languages`(kind: String) {
    let words = AuditTexts.action("package.\(kind)")
    // A kind without words of its own is shown as it is.
    for language in Language.allCases {
      #expect(!words[language].contains("package."))
      #expect(!words[language].hasSuffix(": \(kind)"))
    }
  }
}
