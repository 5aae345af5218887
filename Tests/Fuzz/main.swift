import Foundation
import Fuzzing

// fuzz TARGET [--seconds N | --runs N] [--seed S] [--input FILE]
// fuzz --list
//
// Feeds a reader with made-up inputs, in a process of its own: an input that ends the process is
// made anew, kept, and told with the command that tries it again.

guard let arguments = FuzzArguments(Array(CommandLine.arguments.dropFirst())) else {
  Terminal.complain(FuzzArguments.usage)
  exit(64)
}
if arguments.isList {
  for name in FuzzTargets.names { print(name) }
} else if arguments.input != nil || arguments.isAlone {
  exit(await SingleProcess(arguments).run())
} else {
  exit(Supervisor(arguments).run())
}
