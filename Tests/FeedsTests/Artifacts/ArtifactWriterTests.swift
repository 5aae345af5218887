import Foundation
import Testing

@testable import Feeds

struct ArtifactWriterTests {
  private func inFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tezgah-artifact-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func `the compressed form unpacks to the plain one`() async throws {
    try await inFolder { folder in
      let output = try ArtifactWriter(path: folder + "/a.part")
      var whole: [UInt8] = []
      for number in 0..<40 {
        let piece = (0..<20_011).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ number) }
        whole += piece
        try output.write(piece)
      }
      let sealed = try output.seal()
      #expect(try Data(contentsOf: URL(fileURLWithPath: sealed.path)) == Data(whole))
      let unpacked = try await ChildProcess.run(
        "sh", "-c", "gzip -dc < '\(sealed.gzipPath)' | cmp - '\(sealed.path)'", in: folder)
      #expect(unpacked.status == 0, "\(unpacked.output)")
      #expect(sealed.byteCount == whole.count)
      let size = try FileManager.default.attributesOfItem(atPath: sealed.gzipPath)[.size]
      #expect(size as? Int == sealed.gzipByteCount)
    }
  }

  @Test func `the digest is the first half of the content's SHA-256`() async throws {
    try await inFolder { folder in
      let output = try ArtifactWriter(path: folder + "/a.part")
      try output.write(Array("a".utf8))
      try output.write(Array("bc".utf8))
      // FIPS 180-2, appendix B.1: the digest of "abc".
      #expect(try output.seal().digest == "ba7816bf8f01cfea414140de5dae2223")
    }
  }

  @Test func `the same content in other pieces gives the same bytes`() async throws {
    try await inFolder { folder in
      let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 >> 3) }
      let whole = try ArtifactWriter(path: folder + "/a.part")
      try whole.write(content)
      let pieces = try ArtifactWriter(path: folder + "/b.part")
      for start in stride(from: 0, to: content.count, by: 7919) {
        try pieces.write(Array(content[start..<min(start + 7919, content.count)]))
      }
      let (one, other) = (try whole.seal(), try pieces.seal())
      #expect(one.digest == other.digest)
      #expect(
        FileManager.default.contentsEqual(atPath: one.gzipPath, andPath: other.gzipPath))
    }
  }

  @Test func `a discarded file leaves nothing behind`() async throws {
    try await inFolder { folder in
      let output = try ArtifactWriter(path: folder + "/a.part")
      try output.write([1, 2, 3])
      output.discard()
      #expect(try names(folder) == [])
    }
  }

  @Test(arguments: [1, 100])
  func `a full disk is told by a later piece or at the end`(_ pieces: Int) async throws {
    try await inFolder { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/a.part", withDestinationPath: "/dev/full")
      let output = try ArtifactWriter(path: folder + "/a.part")
      let failure = #expect(throws: FileFailure.self) {
        for _ in 0..<pieces { try output.write([1]) }
        _ = try output.seal()
      }
      #expect(failure?.operation == "write")
      #expect(failure?.description.contains("No space left") == true)
      output.discard()
      #expect(try names(folder) == [])
    }
  }

  @Test func `a lock is free again when its holder is gone, its file left or not`() async throws {
    try await inFolder { folder in
      let path = folder + "/.google.lock"
      do {
        let held = try #require(try BuildLock(path))
        #expect(try BuildLock(path) == nil)
        withExtendedLifetime(held) {}
      }
      #expect(try names(folder) == [".google.lock"])
      #expect(try BuildLock(path) != nil)
    }
  }
}
