"""Runs every stage of `bin/test` and closes with the summary. Exit 0 only when all passed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import summary
import tested
from results import StageResult
from stages import BuildStage, LARGE_SHOP_TESTS, PytestStage, SwiftStage, TEST_ROOMS_THAT_STORE
from stages import CommandStage

MINUTE = 60
LINT = ["swift", "format", "lint", "--strict", "--recursive", "--parallel", "Package.swift",
        "Sources", "Tests", "Benchmarks"]
RUNNER = [sys.executable, "-B", "-m", "unittest", "discover", "-s", "Tests/Runner"]


def stages(postgres, is_long):
    """All stages in their order. A broken build ends the list, nothing else does."""
    yield CommandStage("lint", LINT, 10 * MINUTE)
    yield CommandStage("test runner", RUNNER, 5 * MINUTE)
    yield BuildStage("build", ["swift", "build", "--build-tests"], 60 * MINUTE)
    yield PytestStage("browser and processes", ".build/debug/tezgah", 30 * MINUTE)
    # A few tests at a time: each may start a server, and all at once they starve each other.
    yield SwiftStage("unit tests, SQLite", 30 * MINUTE, width=4)
    yield SwiftStage(
        "unit tests, PostgreSQL", 30 * MINUTE, width=4, environment=postgres,
        filter=TEST_ROOMS_THAT_STORE, skip=["FaultSimulationTests", "PlanTests"])
    # One after the other: each fills a database of the reference shop's size.
    yield SwiftStage(
        "query plans, PostgreSQL", 20 * MINUTE, width=1, environment=postgres,
        filter=LARGE_SHOP_TESTS)
    if is_long:
        yield CommandStage(
            "10,000 worlds of faults", ["bin/simulate-faults", "--seeds", "10000", "--days", "1"],
            90 * MINUTE)


class Postgres:
    """A throw-away server that is started when the first stage asks for it."""

    def __init__(self):
        self.folder = None
        self.url = None

    def __call__(self):
        if self.url is None:
            self.folder = tempfile.mkdtemp(prefix="tezgah-postgres.", dir="/tmp")
            self.url = subprocess.run(
                ["bin/throwaway-postgres", "start", self.folder], check=True, text=True,
                stdout=subprocess.PIPE).stdout.strip()
        return {"TEZGAH_TEST_POSTGRES": self.url}

    def stop(self):
        if self.url is not None:
            subprocess.run(["bin/throwaway-postgres", "stop", self.folder], check=False)
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def run_stage(stage):
    """One stage, timed. What goes wrong outside its tests is a fault of the stage."""
    print(f"\n== {stage.name}", flush=True)
    start = time.monotonic()
    try:
        result = stage.run()
    except (OSError, subprocess.SubprocessError) as error:
        result = StageResult(stage.name, fault=f"could not run: {error}")
    result.seconds = time.monotonic() - start
    return result


def run_all(all_stages):
    done = []
    for stage in all_stages:
        done.append(run_stage(stage))
        if done[-1].fault and stage.is_needed_by_the_rest:
            break
    return done


def main(is_long):
    # Tests that have a longer form take it.
    os.environ["TEZGAH_LONG"] = "1" if is_long else "0"
    # The stages' own processes are ended by the `finally` blocks on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    commit = tested.clean_commit()
    postgres = Postgres()
    try:
        done = run_all(stages(postgres, is_long))
    finally:
        postgres.stop()
    passed = summary.is_passed(done)
    if commit is not None and tested.clean_commit() == commit:
        tested.write(commit, passed)
    print("\n".join(summary.lines(done)), flush=True)
    return 0 if passed else 1


if __name__ == "__main__":
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
    try:
        sys.exit(main(is_long=sys.argv[1:] == ["--long"]))
    except KeyboardInterrupt:
        sys.exit(130)
