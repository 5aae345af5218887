"""Reads the event stream that `swift test --event-stream-output-path` writes.

Each line is a JSON object: `kind` is `test` (a test that exists) or `event` (what happened to one).
Format: swift-testing, Documentation/ABI/JSON.md, version 0 (read with Swift 6.3.1, 2026-11-30).
"""

import json
import re

from results import Failure, Findings, first_line


def read(lines, exit_status):
    """The findings of one run of `swift test`. `lines` may end in the middle of one."""
    stream = _Stream()
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue  # the process ended while it wrote this line
        if record.get("kind") == "test":
            stream.note_test(record["payload"])
        elif record.get("kind") == "event":
            stream.note_event(record["payload"])
    return stream.findings(exit_status)


def pattern(name):
    """The value of `--filter` that runs this test alone."""
    return f"^{re.escape(_without_place(name))}(/|$)"


def _without_place(test_id):
    """`Room.Suite/test()/File.swift:12:4` without the place in the source."""
    return re.sub(r"/[^/]+\.swift:\d+:\d+$", "", test_id)


class _Stream:
    def __init__(self):
        self.functions = set()
        self.started = []
        self.ended = set()
        self.skipped = set()
        self.reasons = {}
        self.run_ended = False

    def note_test(self, test):
        if test.get("kind") == "function":
            self.functions.add(test["id"])

    def note_event(self, event):
        kind, test = event.get("kind"), event.get("testID")
        if kind == "runEnded":
            self.run_ended = True
        elif kind == "issueRecorded" and _counts(event.get("issue") or {}):
            self.reasons.setdefault(test or "outside any test", _reason(event))
        elif test not in self.functions:
            return  # a suite: its tests tell of themselves
        elif kind == "testStarted":
            self.started.append(test)
        elif kind == "testEnded":
            self.ended.add(test)
        elif kind == "testSkipped":
            self.skipped.add(test)

    def findings(self, exit_status):
        reasons = dict(self.reasons)
        for test in self.started:
            if test not in self.ended:
                reasons.setdefault(test, "was running when the test process ended")
        failures = [Failure(_without_place(test), reason) for test, reason in reasons.items()]
        passed = len([test for test in self.ended if test not in reasons])
        return Findings(passed, len(self.skipped), failures, self._fault(exit_status, failures))

    def _fault(self, exit_status, failures):
        if not self.run_ended:
            rest = len(self.functions) - len(self.ended) - len(self.skipped)
            return f"the test process ended with {exit_status}; {rest} tests were not finished"
        if exit_status != 0 and not failures:
            return f"swift test ended with {exit_status}, though no test failed"
        if not self.ended:
            return "no test ran"
        return None


def _counts(issue):
    return not issue.get("isKnown") and issue.get("severity", "error") == "error"


def _reason(event):
    place = ((event.get("issue") or {}).get("sourceLocation") or {})
    file, line = place.get("fileID") or place.get("filePath"), place.get("line")
    texts = [m["text"] for m in event.get("messages", []) if m.get("text")]
    reason = first_line("\n".join(texts))
    return f"{file}:{line}: {reason}" if file else reason
