"""What a stage is: a command, pytest, or `swift test`; each runs its failed tests once more alone."""

import os
import signal
import subprocess
import tempfile

import pytest_report
import swift_events
from results import StageResult

TEST_ROOMS_THAT_STORE = (
    r"^(Storage|StoragePostgres|Work|Inventory|Sync|Scoring|Feeds|Web|Panel|RestAPI|App)Tests\.")
LARGE_SHOP_TESTS = r"^(Storage|Panel|RestAPI)Tests\..*PlanTests"
# With more failures than this nothing is unsteady: something is broken, and tells so at once.
RETRIED = 10


def call(command, limit, environment=None):
    """Runs a command to its end, or to `limit` seconds; returns its exit status."""
    process = subprocess.Popen(
        command, env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL,
        start_new_session=True)
    try:
        return process.wait(timeout=limit)
    except subprocess.TimeoutExpired:
        print(f"ended after {limit} s without an end: {' '.join(command)}", flush=True)
        return 124
    finally:
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

    def __init__(self, name, command, limit):
        self.name, self.command, self.limit = name, command, limit

    def run(self):
        status = call(self.command, self.limit)
        fault = None if status == 0 else f"{' '.join(self.command[:3])} … ended with {status}"
        return StageResult(self.name, fault=fault)


class BuildStage(CommandStage):
    is_needed_by_the_rest = True


class TestStage:
    """A test program. `attempt` runs all of it, or the named test alone."""

    is_needed_by_the_rest = False

    def run(self):
        with tempfile.TemporaryDirectory(prefix="tezgah-test.") as folder:
            found = self.attempt(os.path.join(folder, "all"))
            result = StageResult(
                self.name, passed=found.passed, skipped=found.skipped, fault=found.fault)
            for number, failure in enumerate(found.failures):
                if len(found.failures) <= RETRIED and self._passes_alone(
                        failure, os.path.join(folder, str(number))):
                    result.unsteady.append(failure)
                    result.passed += 1
                else:
                    result.failures.append(failure)
            return result

    def _passes_alone(self, failure, report):
        print(f"\n== once more, alone: {failure.name}", flush=True)
        again = self.attempt(report, failure.name)
        return again.passed > 0 and not again.failures and again.fault is None


class SwiftStage(TestStage):
    def __init__(self, name, limit, width, environment=lambda: {}, filter=None, skip=()):
        self.name, self.limit, self.width = name, limit, width
        self.environment, self.filter, self.skip = environment, filter, skip

    def attempt(self, report, test=None):
        only = swift_events.pattern(test) if test else self.filter
        command = ["swift", "test", "--skip-build", "--disable-xctest",
                   "--event-stream-output-path", report, "--event-stream-version", "0"]
        command += ["--filter", only] if only else []
        for word in self.skip:
            command += ["--skip", word]
        status = call(command, self.limit, {
            **self.environment(),
            "SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH": str(self.width)})
        return swift_events.read(_lines(report), status)


class PytestStage(TestStage):
    def __init__(self, name, program, limit):
        self.name, self.program, self.limit = name, program, limit

    def attempt(self, report, test=None):
        command = ["Tests/EndToEnd/run", self.program, f"--junitxml={report}", "-o",
                   "junit_family=xunit1"]
        status = call(command + ([test] if test else []), self.limit)
        return pytest_report.read("".join(_lines(report)), status)


def _lines(path):
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.readlines()
