"""Exit statuses and the lines on stdout, as scripts rely on them: 64 for what the command line alone
shows to be wrong, 1 with one line on stderr for what cannot be done, nothing but objects with --json."""

import json
import os
import subprocess

import pytest
from conftest import PROGRAM, Program

SMALL = ["--orders", "200", "--products", "30", "--favourites", "60"]
SHOP = ["channel", "add", "ticimax", "shop"]
ADDRESS = ["--set", "base-url=https://example.com"]
KEY = ["--secret", "uye-kodu=x"]
WRONG = [
    ["nonsense"],
    ["--nonsense"],
    ["serve", "--port", "abc"],
    ["serve", "--port", "70000"],
    ["serve", "more"],
    ["worker", "--port", "1"],
    ["demo", "--port", "-1"],
    ["demo", "--orders", "many"],
    ["demo", "--orders=-1"],
    ["demo", "--orders", "5", "--products", "0", "--once"],
    ["simulate", "--fault", "throttle"],
    ["simulate", "--fault", "nonsense=0.1"],
    ["simulate", "--fault", "throttle=2"],
    ["simulate", "--latency=-1"],
    ["simulate", "--products", "0"],
    ["migrate", "now"],
    ["move"],
    ["move", "--to", "mysql://localhost/db"],
    ["doctor", "--fix"],
    ["config", "nonsense"],
    ["drill", "--jobs", "0"],
    ["user", "add", "owner@example.com"],
    ["user", "add", "owner@example.com", "--role", "king"],
    ["user", "add", "nobody", "--role", "owner", "--password-stdin"],
    ["user", "role", "owner@example.com", "king"],
    ["token", "create", "--scope", "read"],
    ["token", "create", "desk", "--scope", "all"],
    ["channel", "add", "ticimax"],
    ["channel", "add", "nonsense", "shop"],
    ["channel", "add", "ticimax", "a shop", *ADDRESS, *KEY],
    [*SHOP, *KEY],
    [*SHOP, *ADDRESS],
    [*SHOP, "--set", "base-url", *KEY],
    [*SHOP, "--set", "=x", *KEY],
    [*SHOP, "--set", "base-url=nonsense", *KEY],
    [*SHOP, "--set", "base-url=http://example.com", *KEY],
    [*SHOP, *ADDRESS, "--set", "nonsense=1", *KEY],
    [*SHOP, *ADDRESS, "--set", "page-size=many", *KEY],
    [*SHOP, *ADDRESS, "--secret", "nonsense=1", *KEY],
    [*SHOP, *ADDRESS, "--set", "uye-kodu=x"],
    ["channel", "set", "shop"],
    ["channel", "set", "shop", "--set", "page-size"],
    ["channel", "check"],
    ["channel", "remove", "shop"],
    ["sync"],
    ["sync", "shop", "--streams", "orders,nonsense"],
    ["sync", "shop", "--streams", ""],
    ["sync", "shop", "--since", "yesterday"],
    ["sync", "shop", "--since", "2026-13-01"],
    ["sync-log", "--limit", "0"],
    ["stock", "nonsense"],
    ["stock", "show"],
    ["stock", "set", "A", "1"],
    ["stock", "set", "A", "one", "--reason", "counted"],
    ["stock", "set", "A", "--reason", "counted", "--", "-1"],
    ["stock", "set", "A", "1", "--reason", ""],
    ["stock", "tell", "shop", "--buffer=-1"],
    ["score", "show", "--label", "nonsense"],
    ["score", "show", "--limit", "0"],
    ["score", "explain"],
    ["feed", "add"],
    ["feed", "build"],
    ["import", "nonsense", "file.csv"],
    ["import", "stock"],
]
FAILING = [
    ["channel", "check", "nobody"],
    ["channel", "remove", "nobody", "--yes"],
    ["channel", "set", "nobody", "--set", "page-size=5"],
    ["sync", "nobody"],
    ["sync-log", "--channel", "nobody"],
    ["stock", "show", "nothing"],
    ["stock", "set", "nothing", "1", "--reason", "counted"],
    ["stock", "tell", "nobody"],
    ["score", "explain", "nothing"],
    ["feed", "add", "/no/such.yaml"],
    ["feed", "build", "nothing"],
    ["feed", "check", "nothing"],
    ["import", "stock", "/no/such.csv"],
    ["token", "revoke", "nobody"],
    ["user", "role", "nobody@example.com", "viewer"],
    ["user", "add", "owner@example.com", "--role", "owner", "--password-stdin"],
    ["simulate", "--data", "/no/such.csv"],
    ["serve", "--host", "203.0.113.7", "--port", "0"],
]
LISTS = [
    ["doctor"], ["channel", "list"], ["sync-log"], ["stock", "verify"], ["score", "run"],
    ["score", "show"], ["feed", "list"],
]


def run(folder, words):
    return subprocess.run(
        [PROGRAM, *words], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300,
        env={**os.environ, "TEZGAH_DATA_DIR": str(folder), "TEZGAH_LOG_LEVEL": "critical"})


def objects(text):
    """The objects of a text that has one on each line."""
    found = [json.loads(line) for line in text.splitlines()]
    assert all(isinstance(value, dict) for value in found), text
    return found


@pytest.fixture(scope="module")
def nothing_stored(tmp_path_factory):
    return tmp_path_factory.mktemp("usage") / "data"


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_ends_with_64_before_anything_is_opened(words, tmp_path):
    folder = tmp_path / "data"
    done = run(folder, words)
    assert done.returncode == 64, done.stderr
    assert done.stdout == "" and done.stderr != ""
    assert not folder.exists()


@pytest.mark.parametrize("words", FAILING, ids=" ".join)
def test_what_cannot_be_done_ends_with_1_and_one_line(words, nothing_stored):
    done = run(nothing_stored, words)
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert [line[:8] for line in done.stderr.splitlines()] == ["tezgah: "], done.stderr


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_json_is_one_object_a_line(words, nothing_stored):
    done = run(nothing_stored, [*words, "--json"])
    assert done.returncode == 0, done.stderr
    objects(done.stdout)


def test_the_demo_tells_objects_alone_and_how_to_sign_in(tmp_path):
    log = tmp_path / "log"
    demo = Program(["demo", "--json", "--port", "0", *SMALL],
                   {"TEZGAH_DATA_DIR": str(tmp_path / "data")}, log)
    lines = []
    while not lines or "url" not in lines[-1]:
        line = demo.first_line()
        assert line, log.read_text()
        lines += objects(line)
    assert lines[-1]["url"].startswith("http://") and lines[-1]["password"]
    assert any(line.get("demo") == "complete" for line in lines)
    demo.stop()
    objects(demo.process.stdout.read().decode())


def test_the_first_line_of_the_simulator_has_addresses_and_keys(tmp_path):
    for words, keys in [([], ["uye-kodu=", "api-key="]), (["--json"], ["uye-kodu", "api-key"])]:
        shop = Program(["simulate", *words, *SMALL], {}, tmp_path / "log")
        line = shop.first_line()
        assert all(word in line for word in ["http://127.0.0.1:", "ticimax", "trendyol", *keys])
        shop.stop()
