"""A sync that is killed again and again ends with the tables of one that was left alone.

TEZGAH_KILLS (default 4) and TEZGAH_CRASH_ORDERS (default 800) make it longer."""

import json
import os
import random
import signal
import subprocess
import time
import urllib.request

from conftest import PROGRAM, Program, command
from tables import QUERIES, hashes, rows

KILLS = int(os.environ.get("TEZGAH_KILLS", "4"))
ORDERS = int(os.environ.get("TEZGAH_CRASH_ORDERS", "800"))
FAULTS = ["latency", "timeout", "reset", "http500", "fault", "throttle", "truncated", "html",
          "nogzip", "drift", "poison"]


def connect(folder, shop):
    environment = {"TEZGAH_DATA_DIR": str(folder), "TEZGAH_LOG_LEVEL": "critical"}
    command(environment, "channel", "add", "ticimax", "shop", "--set",
            f"base-url={shop['baseUrl']}", "--set", "min-interval-ms=0", "--set",
            "timeout-seconds=3", "--set", "max-attempts=10", "--secret",
            f"uye-kodu={shop['secrets']['uye-kodu']}")
    return environment


def sync(environment, *options):
    """Runs until it is complete: a stream whose attempts were used up goes on next time."""
    for _ in range(20):
        result = subprocess.run(
            [PROGRAM, "sync", "shop", "--json", *options], env={**os.environ, **environment},
            capture_output=True, text=True)
        report = json.loads(result.stdout.splitlines()[-1])
        if report["state"] == "complete":
            return report
    raise AssertionError(f"never complete: {report}")


def kill_once(environment, moment):
    """Starts the sync and kills it. Returns false when it ended before."""
    process = subprocess.Popen(
        [PROGRAM, "sync", "shop", "--full", "--json"], env={**os.environ, **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=moment)
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True


def test_a_sync_that_is_killed_ends_like_one_that_is_left_alone(tmp_path):
    random.seed(7)
    arguments = ["simulate", "--json", "--strict", "--orders", str(ORDERS), "--products",
                 str(ORDERS // 10), "--favourites", str(ORDERS // 5)]
    for fault in FAULTS:
        arguments += ["--fault", f"{fault}=0.05"]
    program = Program(arguments, {}, tmp_path / "shop.log")
    shop = json.loads(program.first_line())
    try:
        disturbed = connect(tmp_path / "disturbed", shop)
        killed = sum(kill_once(disturbed, random.uniform(0.3, 6)) for _ in range(KILLS))
        assert killed > 0
        sync(disturbed, "--full")
        urllib.request.urlopen(
            urllib.request.Request(f"{shop['baseUrl']}/_simulator/settle", method="POST"))
        # What drifted away is believed gone after two complete sweeps.
        for _ in range(2):
            sync(disturbed, "--full")
        calm = connect(tmp_path / "calm", shop)
        sync(calm, "--full")
        for _ in range(2):
            sync(calm, "--full")
    finally:
        program.stop()
    left, right = (tmp_path / name / "tezgah.db" for name in ("disturbed", "calm"))
    print(f"{killed} of {KILLS} runs were killed")
    for name, (count, digest) in hashes(left).items():
        print(f"{name:22} {count:8} {digest} {hashes(right)[name][1]}")
    for name in QUERIES:
        ours, theirs = rows(left, name), rows(right, name)
        assert ours == theirs, (name, [row for row in ours if row not in theirs][:3],
                                [row for row in theirs if row not in ours][:3])
