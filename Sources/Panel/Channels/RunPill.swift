import Storage
import Web

/// How a run ended, in a word: also that it left records behind.
enum RunPill {
  /// - Parameter setAside: Records that the run, or one stream of it, could not store.
  static func draw(_ html: inout HTML, _ visit: Visit, _ state: SyncRun.State, setAside: Int) {
    let name = state.rawValue
    Parts.pill(&html, visit(phrase(Texts.runState(name), setAside: setAside)), "run-\(name)")
  }

  private static func phrase(_ state: Phrase, setAside: Int) -> Phrase {
    guard setAside > 0 else { return state }
    return Phrase(
      tr: "\(state[.turkish]), \(setAside) kayıt ayrıldı",
      en: "\(state[.english]), \(setAside) set aside")
  }
}

extension [StreamProgress] {
  /// Records that could not be stored.
  var setAside: Int { reduce(0) { $0 + $1.counts.rejected } }
}
