"""Clients that hold on to a connection: they get no more of the program than they are given."""

import contextlib
import http.client
import json
import os
import socket
import time
import urllib.parse

import pytest
from conftest import EMAIL, PASSWORD, Program, command

# Of one processor; a loop that spins takes all that the machine gives it.
MOST_CPU = 0.5
DESCRIPTORS = 64


def started(folder, descriptors=None):
    """The program without a user, and where it listens."""
    program = Program(
        ["serve", "--port", "0"], {"TEZGAH_DATA_DIR": str(folder / "data")}, folder / "serve.log",
        descriptors)
    host, port = urllib.parse.urlsplit(program.wait_for("listening on").split()[-1]).netloc.split(":")
    return program, (host, int(port))


@pytest.fixture
def serving(tmp_path):
    program, place = started(tmp_path)
    yield program, place
    program.process.kill()


def head_of(place, request):
    """What is answered to raw bytes, up to the end of the first head."""
    with socket.create_connection(place, timeout=180) as client:
        client.sendall(request)
        return next_head(client)


def next_head(client):
    found = b""
    while not found.endswith(b"\r\n\r\n"):
        byte = client.recv(1)
        if not byte:
            break
        found += byte
    return found.decode("latin-1")


def cpu_seconds(process):
    with open(f"/proc/{process.pid}/stat", encoding="ascii") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_request_says_once_whom_it_asks_and_expects_a_go_ahead_at_most(serving):
    program, place = serving
    get = b"GET /healthz HTTP/1.1\r\n"
    assert " 200 " in head_of(place, get + b"Host: localhost\r\n\r\n")
    for hosts in (b"", b"Host: localhost\r\nHost: localhost\r\n"):
        assert " 400 " in head_of(place, get + hosts + b"\r\n")
    expecting = get + b"Host: localhost\r\nExpect: tea\r\n\r\n"
    assert " 417 " in head_of(place, expecting)
    with socket.create_connection(place, timeout=180) as client:
        client.sendall(b"POST /login HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                       b"Content-Type: application/x-www-form-urlencoded\r\n"
                       b"Content-Length: 7\r\n\r\n")
        assert " 100 " in next_head(client)
        client.sendall(b"email=a")
        assert " 100 " not in next_head(client)
    program.stop()


def test_more_clients_than_there_is_room_for_wait_and_nothing_spins(tmp_path):
    program, place = started(tmp_path, descriptors=DESCRIPTORS)
    try:
        with contextlib.ExitStack() as held:
            for _ in range(2 * DESCRIPTORS):
                client = held.enter_context(socket.create_connection(place, timeout=180))
                client.sendall(b"GET / HTTP/1.1\r\nHost: local")
            before, begin = cpu_seconds(program.process), time.monotonic()
            time.sleep(3)
            used = cpu_seconds(program.process) - before
            assert used < MOST_CPU * (time.monotonic() - begin)
            open_files = len(os.listdir(f"/proc/{program.process.pid}/fd"))
            assert open_files < DESCRIPTORS
        # They went away, so whoever comes now is answered.
        assert " 200 " in head_of(place, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        program.stop()
    finally:
        program.process.kill()
    with open(program.log_path, encoding="utf-8", errors="replace") as log:
        assert "Too many open files" not in log.read()


@pytest.fixture
def busy(tmp_path):
    """The panel of a shop whose sync takes far longer than the test."""
    shop = Program(["simulate", "--json", "--orders", "4000"], {}, tmp_path / "shop.log")
    simulated = json.loads(shop.first_line())
    environment = {"TEZGAH_DATA_DIR": str(tmp_path / "data")}
    command(environment, "channel", "add", "ticimax", "shop", "--set",
            f"base-url={simulated['baseUrl']}", "--secret",
            f"uye-kodu={simulated['secrets']['uye-kodu']}")
    for email, role in (("first@example.com", "owner"), (EMAIL, "manager")):
        command(environment, "user", "add", email, "--role", role, "--password-stdin",
                stdin=PASSWORD + "\n")
    program, place = started(tmp_path)
    yield program, place, environment
    program.process.kill()
    shop.process.kill()


def sign_in(place):
    """Headers of the manager's session."""
    connection = http.client.HTTPConnection(*place, timeout=300)
    connection.request("POST", "/login", urllib.parse.urlencode(
        {"email": EMAIL, "password": PASSWORD}),
        {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 303
    cookies = [line.split(";")[0] for line in answer.headers.get_all("Set-Cookie")]
    return {"Cookie": "; ".join(cookies)}


def start_sync(place, environment):
    token = command(environment, "token", "create", "tests", "--scope", "write").strip()
    connection = http.client.HTTPConnection(*place, timeout=300)
    connection.request("POST", "/api/v1/channels/shop/sync",
                       headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    assert answer.status in (200, 202), answer.read()
    answer.read()


def watch(place, session):
    """The connection on which the progress of the sync is told, after its first words."""
    client = socket.create_connection(place, timeout=300)
    client.sendall(f"GET /channels/shop/progress HTTP/1.1\r\nHost: localhost\r\n"
                   f"Cookie: {session['Cookie']}\r\n\r\n".encode())
    assert " 200 " in next_head(client)
    seen = b""
    while b"event: progress" not in seen:
        piece = client.recv(65536)
        assert piece, "the progress ended before it began"
        seen += piece
    return client


def test_who_watches_a_sync_does_not_keep_the_program_from_ending(busy):
    program, place, environment = busy
    session = sign_in(place)
    start_sync(place, environment)
    with watch(place, session) as watching, watch(place, session):
        # One reads on, one never does.
        program.process.terminate()
        while watching.recv(65536):
            pass
        # Forty seconds are promised; a machine that is busy gets its time.
        assert program.process.wait(timeout=180) == 0


def test_who_was_signed_out_watches_no_further(busy):
    program, place, environment = busy
    session = sign_in(place)
    start_sync(place, environment)
    with watch(place, session) as watching:
        command(environment, "user", "disable", EMAIL)
        while watching.recv(65536):
            pass
    assert program.process.poll() is None
