"""Every benchmark once, at a tiny size, in the debug build and with its peers: what is not run rots."""

import os
import re
import sys

from results import Failure, Findings, first_line
from stages import TestStage, call

# The line with the result of each, so that one that measures nothing is noticed.
RESULTS = {
    "catalogue": r"^feed: median [\d.]+ ms",
    "ingest": r"^tezgah / c, CPU: [\d.]+$",
    "ingest-postgres": r"^ours takes [\d.]+ × the time of copy-merge$",
    "ingest-trendyol": r"php / tezgah, CPU: [\d.]+; python / tezgah, CPU: [\d.]+$",
    "lag": r'"engine":"postgres".*"ratio":[\d.]+',
    "pace": r"^median [-+][\d.]+ % of pages / rate$",
    "panel": r"^99th percentile of all +[\d.]+$",
    "queue": r'"engine":"postgres".*"finishedPerSecond":\d+',
    "xml": r"^markup texts is [\d.]+ times as fast as ",
}


class BenchmarkStage(TestStage):
    def __init__(self, name, limit, command=("bin/bench", "--tiny"), folder="Benchmarks"):
        self.name, self.limit, self.command, self.folder = name, limit, command, folder

    def attempt(self, report, test=None):
        found = Findings()
        for name in [test] if test else self._names():
            reason = self._fault(name, f"{report}.{name}")
            if reason is None:
                found.passed += 1
            else:
                found.failures.append(Failure(name, reason))
        return found

    def _names(self):
        return sorted(name for name in os.listdir(self.folder)
                      if os.path.exists(os.path.join(self.folder, name, "run")))

    def _fault(self, name, report):
        """Why a benchmark does not count as run, or None."""
        with open(report, "wb") as output:
            status = call([*self.command, name], self.limit, output=output)
        with open(report, encoding="utf-8", errors="replace") as file:
            text = file.read()
        print(text, file=self.output or sys.stdout, flush=True)
        if status != 0:
            return f"ended with {status}; {_last_line(text)}"
        if name not in RESULTS:
            return "Tests/Runner/benchmarks.py does not know the line with its result"
        if not re.search(RESULTS[name], text, re.MULTILINE):
            return f"printed no line with a result; {_last_line(text)}"
        return None


def _last_line(text):
    return first_line("\n".join(reversed(text.splitlines())))
