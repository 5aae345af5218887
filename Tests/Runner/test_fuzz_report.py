import os
import tempfile
import unittest

import fuzz_report
from results import Findings
from stages import FuzzStage

PROGRAM = """#!/bin/sh
# fuzz TARGET … --report FILE: xml passes, json breaks.
for report; do :; done
case "$1" in
  xml) printf 'passed\\nxml: 5 inputs\\n' > "$report" ;;
  json) printf 'failed\\njson: input 7 of seed 1: ended by signal 4\\n' > "$report"; exit 1 ;;
esac
"""


class FuzzReportTests(unittest.TestCase):
    def read(self, text, status):
        found = Findings()
        fuzz_report.add("xml", text, status, found)
        return found

    def test_a_target_that_passed_is_a_test_with_figures(self):
        found = self.read("passed\nxml: 3000 inputs (1204 read) at 1428/s\n", 0)
        self.assertEqual((found.passed, found.failures), (1, []))
        self.assertEqual(found.figures, ["xml: 3000 inputs (1204 read) at 1428/s"])

    def test_a_target_that_failed_tells_how_it_is_tried_again(self):
        found = self.read("failed\nxml: input 7: again with: fuzz xml --input f\n", 1)
        self.assertEqual(found.passed, 0)
        self.assertIn("fuzz xml --input f", found.failures[0].reason)

    def test_without_a_report_nothing_passed(self):
        for text, status in [("", 0), ("", 139), ("passed\nx\n", 1)]:
            found = self.read(text, status)
            self.assertEqual((found.passed, len(found.failures)), (0, 1))


class FuzzStageTests(unittest.TestCase):
    def test_each_target_is_a_test_and_a_broken_one_runs_once_more(self):
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "fuzz")
            with open(program, "w", encoding="utf-8") as file:
                file.write(PROGRAM)
            os.chmod(program, 0o755)
            result = FuzzStage("fuzz", program, 10, targets=("xml", "json")).run()
        self.assertEqual(result.passed, 1)
        self.assertEqual([failure.name for failure in result.failures], ["json"])
        self.assertIn("signal 4", result.failures[0].reason)
        self.assertEqual(result.figures, ["xml: 5 inputs"])

    def test_short_runs_are_the_same_each_time_and_long_ones_are_not(self):
        short = FuzzStage("fuzz", "f", 10).command("xml", "r")
        self.assertEqual(short, ["f", "xml", "--runs", "5000", "--seed", "1", "--report", "r"])
        long = FuzzStage("fuzz", "f", 10, is_long=True).command("xml", "r")
        self.assertEqual(long, ["f", "xml", "--seconds", "600", "--report", "r"])


if __name__ == "__main__":
    unittest.main()
