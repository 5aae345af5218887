"""A channel that answers with nonsense, and a reader who goes away: the program ends as it should."""

import http.server
import json
import os
import subprocess
import threading
import time

import pytest
from conftest import PROGRAM, command

NOW = int(time.time() * 1000)
LARGEST = 100_000_000_000
SANE = {"lineId": 1, "quantity": 1, "lineUnitPrice": 10, "vatRate": 20}
LINES = {
    "product": [{"lineId": 1, "quantity": 10_000_000, "lineUnitPrice": LARGEST, "vatRate": 100}],
    "sum": [{"lineId": n, "quantity": 10_000_000, "lineGrossAmount": LARGEST} for n in (1, 2)],
    "difference": [{"lineId": 1, "quantity": 10_000_000, "lineUnitPrice": -5,
                    "lineGrossAmount": LARGEST}],
    "units": [{"lineId": 1, "quantity": 93, "discountDetails": [
        {"lineItemPrice": 1, "lineItemSellerDiscount": LARGEST}] * 93}],
    "many": [{**SANE, "lineId": n, "lineUnitPrice": LARGEST} for n in range(2000)],
}


def package(number, lines):
    return {"shipmentPackageId": number, "orderNumber": str(number), "orderDate": NOW,
            "lastModifiedDate": NOW, "status": "Created", "currencyCode": "TRY", "lines": lines}


class Market(http.server.ThreadingHTTPServer):
    """Answers every list with `body`, or with a status line of its own."""

    def __init__(self, body=None, status_line=None):
        super().__init__(("127.0.0.1", 0), Answer)
        self.body, self.status_line = body, status_line
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.server.status_line:
            self.wfile.write(f"HTTP/1.1 {self.server.status_line}\r\nContent-Length: 2\r\n\r\n{{}}"
                             .encode())
            self.close_connection = True
            return
        is_orders = "/orders" in self.path
        empty = {"content": [], "totalElements": 0, "totalPages": 0, "hasMore": False}
        text = json.dumps(self.server.body if is_orders else empty).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


def connect(folder, market, *settings):
    environment = {"TEZGAH_DATA_DIR": str(folder)}
    command(environment, "channel", "add", "trendyol", "market", "--set",
            f"base-url=http://127.0.0.1:{market.server_address[1]}", "--set", "seller-id=1",
            "--set", "min-interval-ms=0", "--set", "max-attempts=1", *settings,
            "--secret", "api-key=a", "--secret", "api-secret=b")
    return environment


def sync(environment, *words):
    return subprocess.run(
        [PROGRAM, "sync", "market", "--streams", "orders", "--json", *words],
        env={**os.environ, **environment}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=600)


def counts(result):
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])["streams"][0]


@pytest.mark.parametrize("kind", LINES)
def test_a_record_beyond_reason_is_set_aside_and_the_others_are_stored(tmp_path, kind):
    body = {"content": [package(1, LINES[kind]), package(2, [SANE])], "hasMore": False}
    with Market(body) as market:
        found = counts(sync(connect(tmp_path, market)))
    # The market tells the same two in every span of time that it is asked for.
    assert found["inserted"] == 1
    assert found["rejected"] > 0
    assert found["seen"] == sum(
        found[name] for name in ("inserted", "updated", "unchanged", "rejected"))


@pytest.mark.parametrize("member", ["totalElements", "totalPages"])
def test_a_total_beyond_reason_fails_the_sync_with_a_sentence(tmp_path, member):
    body = {"content": [package(1, [SANE])], member: 2**63 - 1}
    with Market(body) as market:
        result = sync(connect(tmp_path, market, "--set", "order-reading=list"))
    assert result.returncode == 1
    assert "form that is not known" in result.stdout + result.stderr


@pytest.mark.parametrize("status_line", ["000 X", "001", "099 Z"])
def test_a_status_that_is_none_fails_the_sync_with_a_sentence(tmp_path, status_line):
    with Market(status_line=status_line) as market:
        environment = connect(tmp_path, market)
        result = sync(environment)
        assert result.returncode == 1, result.stderr
        check = subprocess.run(
            [PROGRAM, "channel", "check", "market"], env={**os.environ, **environment},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
    assert check.returncode == 1, check.stderr


def test_a_reader_who_goes_away_ends_the_command_quietly(tmp_path):
    with Market({"content": [package(1, [SANE])], "hasMore": False}) as market:
        environment = connect(tmp_path, market)
        for words in ("sync market --json", "sync market", "channel list", "sync-log"):
            result = subprocess.run(
                f"set -o pipefail; '{PROGRAM}' {words} | true", shell=True, executable="/bin/bash",
                env={**os.environ, **environment}, capture_output=True, text=True, timeout=600)
            assert result.returncode in (0, 141), (words, result.returncode, result.stderr)
            assert "atal error" not in result.stderr, words
