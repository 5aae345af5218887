import os
import tempfile
import unittest

from benchmarks import RESULTS, BenchmarkStage

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def stage_of(script, names):
    """A stage whose benchmarks are that script, which is given their name."""
    folder = tempfile.mkdtemp(prefix="tezgah-benchmarks.")
    for name in names:
        os.mkdir(os.path.join(folder, name))
        with open(os.path.join(folder, name, "run"), "w", encoding="utf-8"):
            pass
    return BenchmarkStage("benchmarks", 20, ["bash", "-c", script, "bench"], folder)


class BenchmarkTests(unittest.TestCase):
    def failures(self, script, *names):
        return {f.name: f.reason for f in stage_of(script, names).run().failures}

    def test_one_that_prints_its_result_passes(self):
        result = stage_of("echo 'tezgah / c, CPU: 1.10'", ["ingest"]).run()
        self.assertEqual((result.passed, result.failures), (1, []))

    def test_one_that_ends_badly_fails_with_its_last_words(self):
        failures = self.failures("echo begun; echo 'no column x' >&2; exit 1", "ingest")
        self.assertEqual(failures, {"ingest": "ended with 1; no column x"})

    def test_one_that_prints_nothing_of_use_fails(self):
        failures = self.failures("echo done", "ingest", "unheard-of")
        self.assertIn("no line with a result", failures["ingest"])
        self.assertIn("does not know", failures["unheard-of"])

    def test_every_benchmark_has_its_line(self):
        folder = os.path.join(ROOT, "Benchmarks")
        names = {name for name in os.listdir(folder)
                 if os.path.exists(os.path.join(folder, name, "run"))}
        self.assertEqual(names, set(RESULTS))


if __name__ == "__main__":
    unittest.main()
