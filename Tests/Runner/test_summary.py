import unittest

import summary
from results import Failure, StageResult


def stage(name="unit", failures=0, unsteady=0, fault=None):
    return StageResult(
        name, 61.4, passed=10, fault=fault,
        failures=[Failure(f"f{n}", "why") for n in range(failures)],
        unsteady=[Failure(f"u{n}", "once") for n in range(unsteady)])


class SummaryTests(unittest.TestCase):
    def test_all_passed(self):
        stages = [stage("lint"), stage()]
        self.assertTrue(summary.is_passed(stages))
        self.assertEqual(summary.lines(stages)[-1], "20 passed, 0 failed")

    def test_a_failed_test_and_a_broken_stage_are_named_and_counted(self):
        stages = [stage("build", fault="ended with 1"), stage(failures=1)]
        lines = summary.lines(stages)
        self.assertFalse(summary.is_passed(stages))
        self.assertIn("FAILED   build: ended with 1", lines)
        self.assertIn("FAILED   unit: f0: why", lines)
        self.assertEqual(lines[-1], "20 passed, 2 failed")

    def test_two_unsteady_tests_are_named_and_let_through_three_are_not(self):
        two, three = [stage(unsteady=1), stage(unsteady=1)], [stage(unsteady=3)]
        self.assertTrue(summary.is_passed(two))
        self.assertIn("UNSTEADY unit: u0: once", summary.lines(two))
        self.assertEqual(summary.lines(two)[-1], "20 passed, 0 failed")
        self.assertFalse(summary.is_passed(three))
        self.assertEqual(summary.lines(three)[-1], "10 passed, 3 failed")

    def test_figures_of_a_stage_are_one_line(self):
        fuzz = stage("fuzz")
        fuzz.figures = ["xml: 1428/s", "json: 300/s"]
        self.assertIn("fuzz: xml: 1428/s; json: 300/s", summary.lines([stage(), fuzz]))

    def test_the_summary_fits_into_forty_lines(self):
        stages = [stage(str(n), failures=200) for n in range(13)]
        lines = summary.lines(stages)
        self.assertLessEqual(len(lines), 40)
        self.assertEqual(lines[-2], "and 2580 more; see above")


if __name__ == "__main__":
    unittest.main()
