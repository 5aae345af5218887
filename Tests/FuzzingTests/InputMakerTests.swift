import Foundation
import Fuzzing
import Testing

/// What a person who follows up a fault relies on. The targets themselves run as a stage of
/// `bin/test`.
@Suite struct InputMakerTests {
  private static let corpus = Corpus(entries: [
    .init(name: "a", bytes: Array(#"{"id":1,"name":"Keten"}"#.utf8)),
    .init(name: "b", bytes: Array("[1,2.5,null]".utf8)),
  ])

  private func maker(seed: UInt64) -> InputMaker {
    InputMaker(corpus: Self.corpus, target: "json", seed: seed)
  }

  @Test func `seed and number say which input it is, whatever was made before`() {
    let inputs = (0..<200).map { self.maker(seed: 7).input($0) }
    let maker = self.maker(seed: 7)
    for number in (0..<200).reversed() { #expect(maker.input(number) == inputs[number]) }
    #expect((0..<200).map { self.maker(seed: 8).input($0) } != inputs)
  }

  @Test func `samples come first and as they are, and none is too long`() {
    let maker = self.maker(seed: 1)
    #expect(maker.samples == 2)
    #expect((0..<2).map { maker.input($0) } == Self.corpus.entries.map(\.bytes))
    #expect((0..<500).allSatisfy { maker.input($0).count <= InputMaker.mostBytes })
    #expect(Set((2..<500).map { maker.input($0) }).count > 300)
  }

  @Test func `the number of an input outlives the process that tried it`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(RunNote.read(path) == nil)
    do {
      let note = try RunNote(path: path)
      #expect(RunNote.read(path) == nil)
      note.write(70_000)
      #expect(RunNote.read(path) == 70_000)
      note.write(3)
    }
    #expect(RunNote.read(path) == 3)
  }

  @Test func `a folder without a sample is told`() {
    #expect(throws: CorpusError.self) { try Corpus(folder: "/nowhere/at/all") }
  }

  @Test func `every target has samples of its own`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fuzzing/Corpus").path
    for name in FuzzTargets.names {
      #expect(try Corpus(folder: "\(folder)/\(name)").entries.count >= 4, "\(name)")
    }
  }
}
