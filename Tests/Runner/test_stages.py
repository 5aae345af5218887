import os
import sys
import tempfile
import time
import unittest

import lanes
from results import Failure, Findings
from stages import CommandStage, TestStage, call


class Scripted(TestStage):
    """A stage whose attempts were written down beforehand."""

    def __init__(self, first, alone):
        self.name, self.first, self.alone, self.asked = "scripted", first, alone, []

    def attempt(self, report, test=None):
        if test is None:
            return self.first
        self.asked.append(test)
        return self.alone[test]


GOOD, BAD = Findings(passed=1), Findings(failures=[Failure("b", "again")])
EMPTY = Findings(fault="no test ran")


class StagesTests(unittest.TestCase):
    def test_a_failed_test_runs_once_more_alone(self):
        first = Findings(passed=5, failures=[Failure(name, "why") for name in "abc"])
        stage = Scripted(first, {"a": GOOD, "b": BAD, "c": EMPTY})
        result = stage.run()
        self.assertEqual(stage.asked, ["a", "b", "c"])
        self.assertEqual([f.name for f in result.unsteady], ["a"])
        self.assertEqual([f.name for f in result.failures], ["b", "c"])
        self.assertEqual(result.passed, 6)

    def test_many_failures_are_not_tried_again(self):
        first = Findings(failures=[Failure(str(n), "why") for n in range(11)])
        stage = Scripted(first, {})
        self.assertEqual(len(stage.run().failures), 11)
        self.assertEqual(stage.asked, [])

    def test_a_fault_stays_though_its_tests_pass_alone(self):
        stage = Scripted(Findings(failures=[Failure("a", "died")], fault="died"), {"a": GOOD})
        self.assertEqual(stage.run().fault, "died")

    def test_a_command_passes_by_its_status_alone(self):
        self.assertIsNone(CommandStage("c", ["true"], 10).run().fault)
        self.assertIn("ended with 1", CommandStage("c", ["false"], 10).run().fault)
        self.assertIn("could not run", lanes.run_stage(CommandStage("c", ["/no/such"], 10)).fault)

    def test_a_command_that_does_not_end_is_ended_with_its_children(self):
        with tempfile.TemporaryDirectory() as folder:
            note = os.path.join(folder, "pid")
            script = f"sleep 600 & echo $! > {note}; wait"
            self.assertEqual(call(["bash", "-c", script], 1), 124)
            with open(note, encoding="utf-8") as file:
                child = int(file.read())
            for _ in range(200):
                if not _lives(child):
                    break
                time.sleep(0.05)
            self.assertFalse(_lives(child))

    def test_a_broken_build_ends_the_list(self):
        broken = CommandStage("build", [sys.executable, "-c", "raise SystemExit(3)"], 10)
        broken.is_needed_by_the_rest = True
        after = CommandStage("after", ["true"], 10)
        self.assertEqual([r.name for r in lanes.run_all([broken, after])], ["build"])


def _lives(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().split()[2] != "Z"
    except OSError:
        return False


if __name__ == "__main__":
    unittest.main()
