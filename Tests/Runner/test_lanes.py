import os
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest

import lanes
from stages import BuildStage, CommandStage

HERE = os.path.dirname(os.path.abspath(__file__))


def script(name, text, kind=CommandStage):
    return kind(name, ["bash", "-c", text], 60)


class LanesTests(unittest.TestCase):
    def test_lanes_run_side_by_side_and_their_results_stand_in_order(self):
        with tempfile.TemporaryDirectory() as folder:
            # Each waits for the other, so neither ends when they run one after the other.
            meet = "touch {0}/{1}; until [ -e {0}/{2} ]; do sleep 0.01; done"
            step = [[script("a", meet.format(folder, "a", "c"))],
                    [script("b", "exit 3"), script("c", meet.format(folder, "c", "a"))]]
            done = lanes.run_all([step, script("d", "true")])
        self.assertEqual([r.name for r in done], ["a", "b", "c", "d"])
        self.assertEqual([r.fault is None for r in done], [True, False, True, True])

    def test_a_broken_build_among_lanes_ends_the_list(self):
        step = [[script("build", "exit 1", BuildStage)], [script("beside", "true")]]
        done = lanes.run_all([step, script("after", "true")])
        self.assertEqual([r.name for r in done], ["build", "beside"])

    def test_the_output_of_the_other_lanes_comes_in_one_piece(self):
        program = textwrap.dedent("""
            import lanes
            from test_lanes import script
            talk = "for n in 1 2 3; do echo $0 $n; sleep 0.05; done"
            lanes.run_all([[[script("a", "true")], [script("b", talk)], [script("c", talk)]]])
            """)
        out = subprocess.run([sys.executable, "-B", "-c", program], cwd=HERE, check=True, text=True,
                             capture_output=True).stdout
        self.assertEqual(out.count("bash 1\nbash 2\nbash 3\n"), 2)

    def test_whoever_ends_the_run_ends_what_the_lanes_started(self):
        with tempfile.TemporaryDirectory() as folder:
            program = textwrap.dedent("""
                import signal, sys
                import lanes
                from test_lanes import script
                signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
                wait = "echo $$ > {0}/{1}; exec sleep 600"
                lanes.run_all([[[script("a", wait.format(sys.argv[1], "a"))],
                                [script("b", wait.format(sys.argv[1], "b"))]]])
                """)
            run = subprocess.Popen([sys.executable, "-B", "-c", program, folder], cwd=HERE,
                                   stdout=subprocess.DEVNULL)
            pids = [_written(os.path.join(folder, name)) for name in "ab"]
            run.terminate()
            self.assertEqual(run.wait(timeout=60), 143)
            for pid in pids:
                self.assertFalse(os.path.exists(f"/proc/{pid}"))


def _written(path):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                if (text := file.read()).endswith("\n"):
                    return int(text)
        time.sleep(0.01)
    raise AssertionError(f"nothing was written to {path}")


if __name__ == "__main__":
    unittest.main()
