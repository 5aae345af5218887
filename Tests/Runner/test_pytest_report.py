import unittest

import pytest_report

REPORT = """<testsuites><testsuite>
<testcase classname="test_panel" name="test_opens[360]"/>
<testcase classname="test_panel" name="test_closes"><failure message="boom&#10;second">x</failure></testcase>
<testcase classname="test_panel" name="test_closes"><error message="also the fixture"/></testcase>
<testcase classname="test_tls" name="test_away"><skipped message="no openssl"/></testcase>
</testsuite></testsuites>"""


class PytestReportTests(unittest.TestCase):
    def test_reads_what_passed_failed_and_was_left_out(self):
        found = pytest_report.read(REPORT, 1)
        self.assertEqual((found.passed, found.skipped, found.fault), (1, 1, None))
        self.assertEqual(
            [(f.name, f.reason) for f in found.failures], [("test_panel.py::test_closes", "boom")])

    def test_a_cut_report_an_unexplained_status_and_no_test_are_faults(self):
        self.assertIn("left no report", pytest_report.read(REPORT[:90], 2).fault)
        passed = '<testsuite><testcase classname="a" name="b"/></testsuite>'
        self.assertIn("ended with 2", pytest_report.read(passed, 2).fault)
        self.assertEqual(pytest_report.read("<testsuite/>", 0).fault, "no test ran")


if __name__ == "__main__":
    unittest.main()
