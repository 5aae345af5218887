"""Runs every stage of `bin/test` and closes with the summary. Exit 0 only when all passed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile

import lanes
import summary
import tested
from benchmarks import BenchmarkStage
from stages import BuildStage, CommandStage, FuzzStage, LARGE_SHOP_TESTS, PytestStage
from stages import SwiftStage, TEST_ROOMS_THAT_STORE

MINUTE = 60
LINT = ["swift", "format", "lint", "--strict", "--recursive", "--parallel", "Package.swift",
        "Sources", "Tests", "Benchmarks"]
INSTALL = ["bash", "-c", "bin/needs test && Tests/EndToEnd/prepare"]
RUNNER = [sys.executable, "-B", "-m", "unittest", "discover", "-s", "Tests/Runner"]
# Those that start several programs and wait more than they compute.
PROCESS_TESTS = ["test_crash.py", "test_move.py", "test_workers.py"]
WORLDS = r"^InventoryTests\.FaultSimulationTests"


def browser_tests():
    """All other files of tests, so that a new one is not forgotten."""
    return sorted(name for name in os.listdir("Tests/EndToEnd")
                  if name.startswith("test_") and name not in PROCESS_TESTS)


def stages(postgres, is_long):
    """All steps in their order; a list holds lanes that run side by side. A broken build ends it all,
    nothing else does."""
    yield CommandStage("lint", LINT, 10 * MINUTE)
    yield CommandStage("test runner", RUNNER, 5 * MINUTE)
    # Installing waits for the network and the disk most of the time.
    yield [[BuildStage("build", ["swift", "build", "--build-tests"], 60 * MINUTE)],
           [BuildStage("installing", INSTALL, 30 * MINUTE)]]
    # Tests of processes wait for leases and paces, those in the browser for the browser; the worlds
    # and plans compute for minutes, whenever nobody else does, and look at no clock.
    yield [[PytestStage("browser", ".build/debug/tezgah", 30 * MINUTE, files=browser_tests())],
           [PytestStage("processes", ".build/debug/tezgah", 30 * MINUTE, files=PROCESS_TESTS),
            BenchmarkStage("benchmarks", 10 * MINUTE),
            FuzzStage("fuzz", ".build/debug/fuzz", 20 * MINUTE, is_long)],
           [SwiftStage("worlds of faults", 30 * MINUTE, width=2, filter=WORLDS, is_idle=True),
            # One after the other: each fills a database of the reference shop's size.
            SwiftStage("query plans, PostgreSQL", 20 * MINUTE, width=1, environment=postgres,
                       filter=LARGE_SHOP_TESTS, is_idle=True)]]
    # A few tests at a time: each may start a server, and all at once they starve each other.
    yield SwiftStage("unit tests, SQLite", 30 * MINUTE, width=4, skip=["FaultSimulationTests"])
    yield SwiftStage(
        "unit tests, PostgreSQL", 30 * MINUTE, width=4, environment=postgres,
        filter=TEST_ROOMS_THAT_STORE, skip=["FaultSimulationTests", "PlanTests"])
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


def main(is_long):
    # Tests that have a longer form take it.
    os.environ["TEZGAH_LONG"] = "1" if is_long else "0"
    # The stages' own processes are ended by the `finally` blocks on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    commit = tested.clean_commit()
    postgres = Postgres()
    try:
        done = lanes.run_all(stages(postgres, is_long))
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
