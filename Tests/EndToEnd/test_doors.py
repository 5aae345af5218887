"""Who may come in, and that nobody keeps the program from ending."""

import concurrent.futures
import http.client
import os
import re
import socket
import sqlite3
import threading
import time
import urllib.parse

import pytest
from conftest import Program, command

CREDENTIALS = {"email": "first@example.com", "password": "kirmizi balkon perdesi"}


@pytest.fixture
def empty(tmp_path):
    """The program without a user, its address and the code that it printed."""
    program = Program(
        ["serve", "--port", "0"], {"TEZGAH_DATA_DIR": str(tmp_path / "data")},
        tmp_path / "serve.log")
    line = program.wait_for("/setup?code=")
    address = program.wait_for("listening on").split()[-1]
    yield program, address, re.search(r"code=(\S+)", line).group(1)
    program.process.kill()


def post(address, path, fields, host=None):
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=120)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    if host:
        headers |= {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
    connection.request("POST", path, urllib.parse.urlencode(fields), headers)
    answer = connection.getresponse()
    answer.read()
    return answer


def test_the_owner_is_who_reads_the_code_at_our_own_address(empty):
    program, address, code = empty
    assert post(address, "/setup", CREDENTIALS).status == 422
    assert post(address, "/setup", CREDENTIALS | {"code": "AAAA-AAAA"}).status == 422
    right = CREDENTIALS | {"code": code}
    assert post(address, "/setup", right, host="evil.example:8080").status == 421
    assert post(address, "/setup", right).status == 303
    assert post(address, "/setup", right).getheader("Location") == "/login"
    program.stop()


def test_a_client_that_never_finishes_does_not_keep_the_program_from_ending(empty):
    program, address, _ = empty
    host, port = address.removeprefix("http://").split(":")
    client = socket.create_connection((host, int(port)))
    client.sendall(b"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n")
    over = threading.Event()

    def drip():
        while not over.wait(1):
            try:
                client.sendall(b"a")
            except OSError:
                return

    dripping = threading.Thread(target=drip, daemon=True)
    dripping.start()
    time.sleep(2)
    program.process.terminate()
    # Forty seconds are promised; a machine that is busy gets its time.
    assert program.process.wait(timeout=180) is not None
    over.set()
    client.close()


def test_nobody_else_may_open_what_the_program_writes(empty, tmp_path):
    """Whatever the umask it is started with: the tests' own is that of the machine."""
    program, _, _ = empty
    program.stop()
    data = tmp_path / "data"
    environment = {"TEZGAH_DATA_DIR": str(data)}
    command(environment, "move", "--to", f"sqlite:{tmp_path / 'copy.db'}")
    modes = {str(path): path.stat().st_mode & 0o077
             for path in [data, *data.rglob("*"), tmp_path / "copy.db"]}
    assert {path for path, mode in modes.items() if mode} == set()
    assert "LOOK  private files" not in command(environment, "doctor")
    os.chmod(data / "secret.key", 0o644)
    assert "chmod 600" in command(environment, "doctor")


def ask(address, path, headers=None):
    """Status, headers and body of a page."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=300)
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read().decode()


def log_of(program):
    with open(program.log_path, encoding="utf-8", errors="replace") as log:
        return log.read()


def test_pages_are_read_while_somebody_else_writes(empty, tmp_path):
    program, address, code = empty
    signed_in = post(address, "/setup", CREDENTIALS | {"code": code})
    cookies = [line.split(";")[0] for line in signed_in.headers.get_all("Set-Cookie")]
    session = {"Cookie": "; ".join(cookies)}
    database = sqlite3.connect(tmp_path / "data" / "tezgah.db", timeout=120, isolation_level=None)
    # The session is due to be noted as seen.
    database.execute("UPDATE sessions SET seen_at = seen_at - 120000")
    before = database.execute("SELECT seen_at FROM sessions").fetchone()
    database.execute("BEGIN IMMEDIATE")
    paths = ["/", "/products", "/jobs", "/feeds", "/account", "/sync-log"]
    with concurrent.futures.ThreadPoolExecutor(len(paths)) as pool:
        pages = list(pool.map(lambda path: ask(address, path, session), paths))
    login = ask(address, "/login")
    # The database is locked still: nothing above could have waited for a write.
    assert database.in_transaction
    database.execute("ROLLBACK")
    assert [status for status, _, _ in pages] == [200] * len(paths)
    assert login[0] == 200
    assert "request failed" not in log_of(program)
    # Now that it can be written, a page is noted.
    end = time.monotonic() + 180
    while database.execute("SELECT seen_at FROM sessions").fetchone() == before:
        assert time.monotonic() < end, "the session was never noted as seen"
        assert ask(address, "/account", session)[0] == 200
        time.sleep(0.2)
    database.close()
    program.stop()


def test_figures_are_for_this_machine_and_for_tokens(empty, tmp_path):
    program, address, _ = empty
    token = command(
        {"TEZGAH_DATA_DIR": str(tmp_path / "data")}, "token", "create", "figures", "--scope",
        "read").strip()
    assert ask(address, "/metrics")[0] == 200
    for header in ("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "Via", "X-Real-IP"):
        status, headers, body = ask(address, "/metrics", {header: "127.0.0.1"})
        assert (status, headers["WWW-Authenticate"]) == (401, "Bearer"), header
        assert "tezgah_sync" not in body
    proxied = {"X-Forwarded-For": "192.0.2.1", "Authorization": f"Bearer {token}"}
    status, _, body = ask(address, "/metrics", proxied)
    assert status == 200
    assert "# TYPE tezgah_sync_runs gauge" in body
    program.stop()


def test_what_comes_in_broken_is_no_error_of_ours(empty):
    program, address, _ = empty
    host, port = address.removeprefix("http://").split(":")
    head = b"POST /login HTTP/1.1\r\nHost: localhost\r\n"
    for body in (b"zz\r\nabc\r\n", b"0x3\r\nabc\r\n", b"fffffffffffffffff\r\nabc\r\n"):
        with socket.create_connection((host, int(port)), timeout=180) as client:
            client.sendall(head + b"Transfer-Encoding: chunked\r\n\r\n" + body)
            assert client.recv(12) == b"HTTP/1.1 400", body
    with socket.create_connection((host, int(port)), timeout=180) as client:
        client.sendall(head + b"Content-Length: 60\r\n\r\nemail=")
    # A client that hung up is forgotten by the time that the program has ended.
    program.stop()
    assert "request failed" not in log_of(program)
