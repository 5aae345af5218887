"""What a stage found: the same few facts, whatever ran its tests."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Failure:
    """A test that failed. `name` is what runs it again; `reason` is the first line of why."""

    name: str
    reason: str


@dataclass
class Findings:
    """What one run of a test program said."""

    passed: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)
    # Why the run as a whole cannot count, for example because the process ended early.
    fault: str | None = None
    # What was measured, one short text each.
    figures: list[str] = field(default_factory=list)


@dataclass
class StageResult:
    """One line of the summary."""

    name: str
    seconds: float = 0
    passed: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)
    unsteady: list[Failure] = field(default_factory=list)
    fault: str | None = None
    figures: list[str] = field(default_factory=list)

    @property
    def failed(self):
        """How many failures the last line counts: tests, and the stage itself when it broke."""
        return len(self.failures) + (self.fault is not None)


def first_line(text, limit=300):
    """The first line that says something, shortened."""
    for line in (text or "").splitlines():
        if line.strip():
            line = line.strip()
            return line if len(line) <= limit else line[: limit - 1] + "…"
    return "no reason was given"
