"""What a stage is: a command, pytest, or `swift test`; each runs its failed tests once more alone."""

import os
import signal
import subprocess
import sys
import tempfile
import threading

import fuzz_report
import pytest_report
import swift_events
from results import Findings, StageResult

TEST_ROOMS_THAT_STORE = (
    r"^(Storage|StoragePostgres|Work|Inventory|Sync|Scoring|Feeds|Web|Panel|RestAPI|App)Tests\.")
LARGE_SHOP_TESTS = r"^(Storage|Panel|RestAPI)Tests\..*PlanTests"
# With more failures than this nothing is unsteady: something is broken, and tells so at once.
RETRIED = 10


# What runs at the moment; None once everything is to end.
_running = set()
_lock = threading.Lock()


def call(command, limit, environment=None, output=None):
    """Runs a command to its end, or to `limit` seconds; returns its exit status. What it prints goes to
    the file `output` when there is one."""
    process = _start(command, environment, output)
    try:
        return process.wait(timeout=limit)
    except subprocess.TimeoutExpired:
        print(f"ended after {limit} s without an end: {' '.join(command)}",
              file=output or sys.stdout, flush=True)
        return 124
    finally:
        _end_group(process)
        with _lock:
            if _running is not None:
                _running.discard(process)


def _start(command, environment, output):
    with _lock:
        if _running is None:
            raise subprocess.SubprocessError("everything is being ended")
        process = subprocess.Popen(
            command, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT if output else None, start_new_session=True)
        _running.add(process)
        return process


def end_all():
    """Ends what other threads run, and lets them start nothing more."""
    global _running
    with _lock:
        ending, _running = _running or set(), None
    for process in ending:
        _end_group(process)


def _end_group(process):
    """Ends what the command started and left running, also when this program is stopped."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


class CommandStage:
    """A command that passes with exit status 0 and runs no tests that are counted."""

    is_needed_by_the_rest = False
    output = None

    def __init__(self, name, command, limit):
        self.name, self.command, self.limit = name, command, limit

    def run(self):
        status = call(self.command, self.limit, output=self.output)
        fault = None if status == 0 else f"{' '.join(self.command[:3])} … ended with {status}"
        return StageResult(self.name, fault=fault)


class BuildStage(CommandStage):
    is_needed_by_the_rest = True


class TestStage:
    """A test program. `attempt` runs all of it, or the named test alone."""

    is_needed_by_the_rest = False
    # Where its output goes instead of our own: stages that run side by side do not mix theirs.
    output = None

    def run(self):
        with tempfile.TemporaryDirectory(prefix="tezgah-test.") as folder:
            found = self.attempt(os.path.join(folder, "all"))
            result = StageResult(
                self.name, passed=found.passed, skipped=found.skipped, fault=found.fault,
                figures=found.figures)
            for number, failure in enumerate(found.failures):
                if len(found.failures) <= RETRIED and self._passes_alone(
                        failure, os.path.join(folder, str(number))):
                    result.unsteady.append(failure)
                    result.passed += 1
                else:
                    result.failures.append(failure)
            return result

    def _passes_alone(self, failure, report):
        print(f"\n== once more, alone: {failure.name}", file=self.output or sys.stdout, flush=True)
        again = self.attempt(report, failure.name)
        return again.passed > 0 and not again.failures and again.fault is None


class SwiftStage(TestStage):
    def __init__(self, name, limit, width, environment=lambda: {}, filter=None, skip=(), is_idle=False):
        self.name, self.limit, self.width = name, limit, width
        self.environment, self.filter, self.skip = environment, filter, skip
        # Takes what others leave of the processors.
        self.is_idle = is_idle

    def attempt(self, report, test=None):
        only = swift_events.pattern(test) if test else self.filter
        command = ["nice", "-n", "19"] if self.is_idle else []
        command += ["swift", "test", "--skip-build", "--disable-xctest",
                   "--event-stream-output-path", report, "--event-stream-version", "0"]
        command += ["--filter", only] if only else []
        for word in self.skip:
            command += ["--skip", word]
        status = call(command, self.limit, {
            **self.environment(),
            "SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH": str(self.width)}, self.output)
        return swift_events.read(_lines(report), status)


class PytestStage(TestStage):
    def __init__(self, name, program, limit, files=()):
        self.name, self.program, self.limit, self.files = name, program, limit, files

    def attempt(self, report, test=None):
        command = ["Tests/EndToEnd/run", self.program, f"--junitxml={report}", "-o",
                   "junit_family=xunit1"]
        status = call(command + ([test] if test else list(self.files)), self.limit, output=self.output)
        return pytest_report.read("".join(_lines(report)), status)


class FuzzStage(TestStage):
    """Each target of the fuzzer is a test. A short run is the same every time: so many inputs of one
    seed; a long one takes any seed and so many seconds, and its figures name the seed."""

    # Inputs of a short run, some three seconds of a debug build each.
    SHORT_RUNS = {"xml": 5000, "soap": 600, "json": 700, "yaml": 3000, "csv": 5000, "http": 500,
                  "replies": 1000}
    SHORT_SEED, LONG_SECONDS = 1, 600

    def __init__(self, name, program, limit, is_long=False, targets=tuple(SHORT_RUNS)):
        self.name, self.program, self.limit = name, program, limit
        self.is_long, self.targets = is_long, targets

    def attempt(self, report, test=None):
        found = Findings()
        for target in [test] if test else self.targets:
            path = f"{report}.{target}"
            status = call(self.command(target, path), self.limit, output=self.output)
            fuzz_report.add(target, "".join(_lines(path)), status, found)
        return found

    def command(self, target, report):
        bound = (["--seconds", str(self.LONG_SECONDS)] if self.is_long else
                 ["--runs", str(self.SHORT_RUNS[target]), "--seed", str(self.SHORT_SEED)])
        return [self.program, target, *bound, "--report", report]


def _lines(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.readlines()
