"""What the command line does with a channel's secrets and its address."""

import os
import socket
import subprocess

import pytest
from conftest import PROGRAM, command


@pytest.fixture
def market(shop, tmp_path):
    """The environment of a program with a Trendyol account, whose secrets came through a pipe."""
    environment = {"TEZGAH_DATA_DIR": str(tmp_path / "data")}
    account = next(c for c in shop["channels"] if c["platform"] == "trendyol")
    settings = [word for name, value in account["settings"].items()
                for word in ("--set", f"{name}={value}")]
    names = ["api-secret", "api-key"]
    lines = "".join(account["secrets"][name] + "\n" for name in names)
    command(environment, "channel", "add", "trendyol", "ty", *settings,
            *[word for name in names for word in ("--secret", f"{name}=-")], stdin=lines)
    return environment


def tezgah(environment, *arguments, stdin=""):
    return subprocess.run(
        [PROGRAM, *arguments], env={**os.environ, **environment}, input=stdin, text=True,
        capture_output=True, timeout=300)


def test_secrets_of_a_pipe_are_lines_in_the_order_of_the_arguments(market):
    assert "FAILED" not in command(market, "channel", "check", "ty")


def test_a_secret_that_does_not_come_is_named(market):
    result = tezgah(market, "channel", "set", "ty", "--secret", "api-key=-",
                    "--secret", "api-secret=-", stdin="one\n")
    assert result.returncode == 1 and "api-secret" in result.stderr


def test_a_changed_address_gets_no_stored_secret(market):
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"http://127.0.0.1:{other.getsockname()[1]}"
        result = tezgah(market, "channel", "set", "ty", "--set", f"base-url={address}")
        assert result.returncode == 1
        assert "--secret api-key=- --secret api-secret=-" in result.stderr
        command(market, "channel", "check", "ty")
        other.settimeout(0)
        with pytest.raises(BlockingIOError):
            other.accept()
    command(market, "channel", "set", "ty", "--set", f"base-url={address}",
            "--secret", "api-key=-", "--secret", "api-secret=-", stdin="new\nnew\n")
    assert address in command(market, "channel", "list")
