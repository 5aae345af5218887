"""Reads the JUnit report that pytest writes with `--junitxml`."""

import xml.etree.ElementTree as ElementTree

from results import Failure, Findings, first_line


def read(text, exit_status):
    """The findings of one run of pytest; a report that is missing or cut is a fault."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return Findings(fault=f"pytest ended with {exit_status} and left no report")
    findings = Findings()
    failed = {}
    for case in root.iter("testcase"):
        name = f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name')}"
        broken = case.find("failure")
        broken = broken if broken is not None else case.find("error")
        if broken is not None:
            # A test that fails and whose fixture fails afterwards has two entries.
            failed.setdefault(name, first_line(broken.get("message") or broken.text))
        elif case.find("skipped") is not None:
            findings.skipped += 1
        else:
            findings.passed += 1
    findings.failures = [Failure(name, reason) for name, reason in failed.items()]
    if exit_status != 0 and not findings.failures:
        findings.fault = f"pytest ended with {exit_status}, though no test failed"
    elif findings.passed + len(findings.failures) == 0:
        findings.fault = "no test ran"
    return findings
