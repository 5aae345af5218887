import Storage
import Testing
import Web

@testable import Panel

/// Whatever is written to the audit log has words in both languages.
struct AuditWordsTests {
  @Test(arguments: AuditAction.allCases)
  func `each action has words in both languages`(action: AuditAction) {
    let words = AuditTexts.action(action)
    for language in Language.allCases {
      #expect(words[language] != action.rawValue)
      #expect(!words[language].isEmpty && !words[language].contains("package."))
    }
    #expect(words[.turkish] != words[.english])
  }

  @Test func `what another version wrote is shown as it stands`() {
    #expect(AuditTexts.action(stored: "moon.landed")[.english] == "moon.landed")
    #expect(AuditTexts.action(stored: "user.added")[.english] == "User added")
  }

  @Test func `who acted is told in words`() {
    for (actor, words) in [
      ("cli", "command line"), ("cli:ayşe", "ayşe (command line)"),
      ("token:script", "script (API token)"), ("setup", "first set-up"),
      ("visitor", "somebody not signed in"), ("demo", "demo"),
    ] {
      #expect(AuditNames.none.actor(actor)[.english] == words)
    }
  }
}
