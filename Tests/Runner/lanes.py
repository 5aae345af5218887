"""Stages one after the other, and lanes of stages side by side where one waits more than it computes."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import stages
from results import StageResult


def run_all(steps):
    """Runs every step: a stage, or a list of lanes, each a list of stages. The results are in the order
    in which the stages stand. A broken stage that the rest needs ends the list."""
    done = []
    for step in steps:
        pairs = _side_by_side(step) if isinstance(step, list) else [(step, run_stage(step))]
        done += [result for _, result in pairs]
        if any(result.fault and stage.is_needed_by_the_rest for stage, result in pairs):
            break
    return done


def run_stage(stage):
    """One stage, timed. What goes wrong outside its tests is a fault of the stage."""
    _say(f"\n== {stage.name}", stage.output)
    start = time.monotonic()
    try:
        result = stage.run()
    except (OSError, subprocess.SubprocessError) as error:
        result = StageResult(stage.name, fault=f"could not run: {error}")
    result.seconds = time.monotonic() - start
    return result


def _side_by_side(lanes):
    print("\n== side by side: " + ", ".join(s.name for lane in lanes for s in lane), flush=True)
    with ThreadPoolExecutor(len(lanes)) as pool:
        try:
            return [pair for lane in list(pool.map(_run_lane, lanes, range(len(lanes)))) for pair in lane]
        except BaseException:
            # The threads wait for what they started.
            stages.end_all()
            raise


def _run_lane(lane, number):
    # The first lane shows what it does at once: it is the one that is waited for.
    run = run_stage if number == 0 else _run_apart
    return [(stage, run(stage)) for stage in lane]


def _run_apart(stage):
    """Runs a stage whose output is shown as a whole when it is over."""
    with tempfile.TemporaryFile(mode="w+", encoding="utf-8", errors="replace") as output:
        stage.output = output
        result = run_stage(stage)
        output.seek(0)
        text = output.read()
    sys.stdout.write(text)
    sys.stdout.flush()
    return result


def _say(text, output):
    print(text, file=output or sys.stdout, flush=True)
