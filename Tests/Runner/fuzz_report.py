"""Reads what the fuzzer says of a target: `passed` or `failed`, then figures or the reason."""

from results import Failure, first_line


def add(target, text, status, found):
    """Counts a target as a test among what was found. Without a report it failed, whatever the exit
    status says."""
    verdict, _, rest = text.partition("\n")
    if verdict == "passed" and status == 0:
        found.passed += 1
        found.figures.append(first_line(rest))
    elif verdict == "failed":
        found.failures.append(Failure(target, first_line(rest)))
    else:
        found.failures.append(Failure(target, f"ended with {status} and without a report"))
