"""The whole database moves from SQLite to PostgreSQL and back, killed on the way and resumed."""

import fcntl
import json
import os
import subprocess

from conftest import PROGRAM, Program
from tables import hashes
from test_workers import server  # noqa: F401


def tezgah(environment, *arguments, expected=0):
    done = subprocess.run([PROGRAM, *arguments], env={**os.environ, **environment},
                          capture_output=True, text=True, timeout=300)
    assert done.returncode == expected, done.stdout + done.stderr
    return done


def kill_at(environment, address, rows):
    """Starts a move and kills it when it has copied so many rows."""
    move = Program(["move", "--to", address, "--json"], environment,
                   os.path.join(environment["TEZGAH_DATA_DIR"], "move.log"))
    # What it says fills the pipe, so that it cannot come to its end while nobody reads.
    fcntl.fcntl(move.process.stdout, fcntl.F_SETPIPE_SZ, 4096)
    for line in iter(move.process.stdout.readline, b""):
        progress = json.loads(line)
        if progress["step"] == "copying" and progress["rows"] >= rows:
            break
    move.process.kill()
    move.process.wait()


def move(environment, address):
    lines = tezgah(environment, "move", "--to", address, "--json").stdout.splitlines()
    return json.loads(lines[-1])


def test_a_database_moves_there_and_back(server, shop, tmp_path):  # noqa: F811
    first, last = tmp_path / "first", tmp_path / "last"
    for folder in (first, last):
        folder.mkdir()
    url = server[0]
    here = {"TEZGAH_DATA_DIR": str(first), "TEZGAH_LOG_LEVEL": "error"}
    there = {**here, "TEZGAH_DATABASE_URL": url}
    tezgah(here, "channel", "add", "ticimax", "shop", "--set", f"base-url={shop['baseUrl']}",
           "--set", "min-interval-ms=0", "--secret", f"uye-kodu={shop['secrets']['uye-kodu']}")
    tezgah(here, "sync", "shop")
    tezgah(here, "score", "run")

    # Killed after some rows: the target cannot be used, and the move goes on.
    kill_at(here, url, 1500)
    refused = tezgah(there, "channel", "list", expected=1)
    assert "move" in refused.stderr
    report = move(here, url)
    assert report["state"] == "complete" and report["resumed"] is True

    # A full target is refused, and left alone.
    full = tezgah(here, "move", "--to", url, expected=1)
    assert "the target is not empty" in full.stderr and full.stderr.count("\n") == 1

    # PostgreSQL works: the shop is synchronised further with the key that came along.
    tezgah(there, "channel", "check", "shop")
    noted_since = 1  # The check stands in the audit log.

    # The way back ends in a file that holds the same.
    back = last / "tezgah.db"
    kill_at(there, f"sqlite:{back}", 1500)
    assert move(there, f"sqlite:{back}")["rows"] == report["rows"] + noted_since
    names = [name for name in os.listdir(first) if name.endswith(".db")]
    assert hashes(back) == hashes(first / names[0])
