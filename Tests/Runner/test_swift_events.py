import json
import re
import unittest

import swift_events

PLACE = "RoomTests.swift:7:4"


def test(name, kind="function"):
    return json.dumps({"version": 0, "kind": "test", "payload": {"kind": kind, "id": name}})


def event(kind, name=None, **more):
    payload = {"kind": kind, "messages": [], **more}
    if name:
        payload["testID"] = name
    return json.dumps({"version": 0, "kind": "event", "payload": payload})


def issue(name, text, **more):
    place = {"fileID": "RoomTests/RoomTests.swift", "line": 9, "column": 1}
    return event("issueRecorded", name, issue={"isKnown": False, "sourceLocation": place, **more},
                 messages=[{"symbol": "fail", "text": text}])


def run(*names, broken=()):
    """The stream of a run in which these tests started and ended."""
    lines = [test("RoomTests.Room", kind="suite"), *map(test, names), event("runStarted")]
    lines.append(event("testStarted", "RoomTests.Room"))
    for name in names:
        lines.append(event("testStarted", name))
        if name in broken:
            lines.append(issue(name, "Expectation failed: 1 == 2\nmore"))
        lines.append(event("testEnded", name))
    return lines + [event("testEnded", "RoomTests.Room"), event("runEnded")]


FIRST, SECOND = f"RoomTests.Room/first()/{PLACE}", f"RoomTests.Room/second(value:)/{PLACE}"


class SwiftEventsTests(unittest.TestCase):
    def test_counts_functions_and_not_suites(self):
        found = swift_events.read(run(FIRST, SECOND), 0)
        self.assertEqual((found.passed, found.failures, found.fault), (2, [], None))

    def test_a_failed_test_has_its_place_and_first_line(self):
        found = swift_events.read(run(FIRST, SECOND, broken=[SECOND]), 1)
        self.assertEqual(found.passed, 1)
        self.assertEqual(found.failures[0].name, "RoomTests.Room/second(value:)")
        self.assertEqual(
            found.failures[0].reason, "RoomTests/RoomTests.swift:9: Expectation failed: 1 == 2")
        self.assertIsNone(found.fault)

    def test_a_known_issue_or_a_warning_is_no_failure(self):
        lines = run(FIRST)
        lines[-2:-2] = [issue(FIRST, "known", isKnown=True), issue(FIRST, "w", severity="warning")]
        self.assertEqual(swift_events.read(lines, 0).failures, [])

    def test_a_skipped_test_did_not_pass(self):
        lines = [test(FIRST), test(SECOND), event("testStarted", FIRST), event("testEnded", FIRST),
                 event("testSkipped", SECOND), event("runEnded")]
        found = swift_events.read(lines, 0)
        self.assertEqual((found.passed, found.skipped, found.fault), (1, 1, None))

    def test_a_process_that_died_names_what_ran_and_is_a_fault(self):
        lines = run(FIRST, SECOND)[:-3] + ['{"kind":"ev']
        found = swift_events.read(lines, -4)
        self.assertEqual([f.name for f in found.failures], ["RoomTests.Room/second(value:)"])
        self.assertIn("ended with -4; 1 tests", found.fault)

    def test_an_issue_outside_any_test_fails(self):
        lines = run(FIRST)
        lines.insert(-1, issue(None, "late"))
        self.assertEqual(swift_events.read(lines, 1).failures[0].name, "outside any test")

    def test_a_run_without_tests_or_with_an_unexplained_status_is_a_fault(self):
        self.assertEqual(swift_events.read([event("runEnded")], 0).fault, "no test ran")
        self.assertIn("ended with 1", swift_events.read(run(FIRST), 1).fault)

    def test_the_pattern_names_that_test_alone(self):
        pattern = swift_events.pattern(SECOND)
        self.assertTrue(re.search(pattern, SECOND))
        self.assertFalse(re.search(pattern, SECOND.replace("second", "secondly")))
        self.assertFalse(re.search(pattern, "Other" + SECOND))


if __name__ == "__main__":
    unittest.main()
