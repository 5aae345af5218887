import Testing

@testable import App

/// Who stands in the audit log for a command.
struct CommandLineActorTests {
  @Test(arguments: [
    ("ayşe", "cli:ayşe"), ("www-data", "cli:www-data"), ("a b\n\u{1B}[31m:c", "cli:ab31mc"),
    ("", "cli"), ("  ", "cli"),
  ])
  func `the system's name is kept without signs that could mislead`(name: String, actor: String) {
    #expect(CommandLineActor.of(name) == actor)
  }

  @Test func `a name without an end is cut off`() {
    #expect(CommandLineActor.of(String(repeating: "x", count: 1000)).count == 68)
  }

  @Test func `whoever runs this has an actor`() {
    #expect(CommandLineActor.of(nil) == "cli")
    #expect(CommandLineActor.current.hasPrefix("cli"))
  }
}
