"""A channel that answers with nonsense, and a reader who goes away: the program ends as it should."""

import http.server
import json
import os
import sqlite3
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


# Bytes inside a text, and how many characters of it they cost.
UNREADABLE = {
    "zero": (b"\x00", 1), "control": (b"\x0b\x1f", 2), "noncharacter": (b"\xef\xbf\xbf", 1),
    "windows-1254": ("ş".encode("cp1254"), 1), "half-an-emoji": (b"\xed\xa0\xbd", 3),
    "cut-short": (b"\xf0\x9f\x98", 1), "overlong": (b"\xc0\x80", 2),
}
ESCAPES = {
    "zero": (b"\\u0000", 1), "control": (b"\\u001f\\b", 2), "noncharacter": (b"\\uffff", 1),
    "half-an-emoji": (b"\\ud83d", 1), "other-half": (b"\\ude00", 1),
}
REFERENCES = {
    "zero": (b"&#0;", 1), "control": (b"&#x1F;", 1), "noncharacter": (b"&#xFFFF;", 1),
    "half-an-emoji": (b"&#xD83D;", 1), "beyond": (b"&#x110000;", 1),
}


class Market(http.server.ThreadingHTTPServer):
    """Answers every list of orders with `body` (what a function of the path gives), lists of approved
    goods with `goods`, or everything with a status line of its own."""

    def __init__(self, body=None, status_line=None, goods=()):
        super().__init__(("127.0.0.1", 0), Answer)
        self.body, self.status_line, self.goods = body, status_line, list(goods)
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
        empty = {"content": [], "totalElements": 0, "totalPages": 0, "hasMore": False}
        goods = self.server.goods if "/products/approved" in self.path else []
        body = {**empty, "content": goods, "totalElements": len(goods), "totalPages": 1} if goods else empty
        if "/orders" in self.path:
            body = self.server.body(self.path) if callable(self.server.body) else self.server.body
        self.answer(body if isinstance(body, bytes) else json.dumps(body).encode(),
                    "application/json")

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(self.server.body, "text/xml; charset=utf-8")

    def answer(self, text, kind):
        self.send_response(200)
        self.send_header("Content-Type", kind)
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


def sync(environment, *words, streams="orders", form=("--json",)):
    return subprocess.run(
        [PROGRAM, "sync", "market", "--streams", streams, *form, *words],
        env={**os.environ, **environment}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=600)


def counts(result):
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout.splitlines()[-1])["streams"][0]


def rows(folder, query):
    with sqlite3.connect(folder / "tezgah.db") as database:
        return database.execute(query).fetchall()


def orders(*packages):
    return {"content": list(packages), "hasMore": False}


def without_key(number):
    return {name: value for name, value in package(number, [SANE]).items()
            if name != "shipmentPackageId"}


def card(stock, price):
    return {"contentId": 1, "title": "Gömlek", "variants": [
        {"barcode": "b1", "stock": {"quantity": stock}, "price": {"salePrice": price}},
        {"barcode": "b2", "stock": {"quantity": 4}, "price": {"salePrice": 10}}]}


def test_records_without_a_key_wait_each_in_a_row_of_its_own(tmp_path):
    broken = {**package(3, [SANE]), "shipmentPackageId": "a\nb"}
    body = orders(without_key(1), without_key(2), broken, package(4, [SANE]))
    with Market(body) as market:
        environment = connect(tmp_path, market)
        for words in ((), ("--full",), ("--full",)):
            assert counts(sync(environment, *words))["rejected"] > 0
            waiting = rows(tmp_path, "SELECT remote_id, reason FROM rejected_records")
            assert len({key for key, _ in waiting}) == 3
            assert all(key.startswith("sha256:") for key, _ in waiting)
            assert {reason for _, reason in waiting} == {
                "shipmentPackageId: the record has no usable key"}
            assert rows(tmp_path, "SELECT remote_id FROM order_packages") == [("4",)]
        told = sync(environment, "--full", form=())
        assert told.returncode == 0, told.stderr
        assert "set aside" in told.stdout and "/sync-log" in told.stdout
        assert "shipmentPackageId: the record has no usable key" in told.stdout
        market.body = orders(package(4, [SANE]))
        counts(sync(environment, "--full"))
    assert rows(tmp_path, "SELECT count(*) FROM rejected_records") == [(0,)]


def test_keys_that_only_look_alike_are_two_orders(tmp_path):
    with Market(orders(package("caf\u00e9", [SANE]), package("cafe\u0301", [SANE]))) as market:
        environment = connect(tmp_path, market)
        assert counts(sync(environment))["inserted"] == 2
        assert counts(sync(environment, "--full"))["removed"] == 0
    assert rows(tmp_path, "SELECT count(*) FROM orders WHERE removed_at IS NULL") == [(2,)]


def test_a_list_that_goes_round_fails_the_sync_with_a_sentence(tmp_path):
    def body(path):
        token = "B" if "nextCursor=A" in path else "A"
        return {"content": [package(1, [SANE])], "hasMore": True, "nextCursor": token}

    with Market(body) as market:
        result = sync(connect(tmp_path, market))
    assert result.returncode == 1
    assert "goes round in a circle" in result.stdout + result.stderr


def test_a_package_that_was_changed_in_2099_is_told_on(tmp_path):
    ahead = {**package(1, [SANE]), "lastModifiedDate": 4_070_908_800_000}
    with Market(orders(ahead)) as market:
        environment = connect(tmp_path, market)
        counts(sync(environment))
        for word in ("Shipped", "Delivered"):
            market.body = orders({**package(1, [SANE]), "status": word})
            counts(sync(environment))
            assert rows(tmp_path, "SELECT status FROM order_packages") == [(word.lower(),)]


def test_what_has_sold_out_is_not_sold_on_because_its_record_is_set_aside(tmp_path):
    with Market(orders(), goods=[card(5, 10)]) as market:
        environment = connect(tmp_path, market)
        stocks = "SELECT remote_id, stock FROM listings ORDER BY remote_id"
        assert counts(sync(environment, streams="products"))["inserted"] == 1
        assert rows(tmp_path, stocks) == [("b1", 5), ("b2", 4)]
        market.goods = [card(0, "x")]
        assert counts(sync(environment, "--full", streams="products"))["rejected"] == 1
        assert rows(tmp_path, stocks) == [("b1", 0), ("b2", 4)]
        (reason,), = rows(tmp_path, "SELECT reason FROM rejected_records")
        assert "its stock of 0 was taken over" in reason
        market.goods = [card(5, 10)]
        assert counts(sync(environment, "--full", streams="products"))["updated"] == 1
        assert rows(tmp_path, stocks) == [("b1", 5), ("b2", 4)]


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


def stored(folder, query):
    with sqlite3.connect(folder / "tezgah.db") as connection:
        return [row[0] for row in connection.execute(query)]


@pytest.mark.parametrize("damage", [*UNREADABLE.values(), *ESCAPES.values()],
                         ids=[*UNREADABLE, *(f"escaped-{name}" for name in ESCAPES)])
def test_an_unreadable_character_of_a_package_costs_no_package(tmp_path, damage):
    text, cost = damage
    packages = [package(n, [{**SANE, "productName": f"Tişört {n}"}]) for n in (1, 2, 3)]
    page = json.dumps({"content": packages, "hasMore": False}, ensure_ascii=False).encode()
    with Market(page.replace("Tişört 2".encode(), b"A" + text + b"B")) as market:
        found = counts(sync(connect(tmp_path, market)))
    assert (found["inserted"], found["rejected"]) == (3, 0)
    names = stored(tmp_path, "SELECT name FROM order_lines")
    assert sorted(names) == sorted(["Tişört 1", "A" + "\ufffd" * cost + "B", "Tişört 3"])


def test_a_package_that_is_no_json_is_set_aside_alone(tmp_path):
    packages = [package(n, [{**SANE, "productName": f"Ürün {n}"}]) for n in (1, 2, 3)]
    page = json.dumps({"content": packages, "hasMore": False}, ensure_ascii=False).encode()
    with Market(page.replace("Ürün 2".encode(), b"C:\\x")) as market:
        found = counts(sync(connect(tmp_path, market)))
    assert found["inserted"] == 2
    assert found["rejected"] > 0
    assert sorted(stored(tmp_path, "SELECT name FROM order_lines")) == ["Ürün 1", "Ürün 3"]


@pytest.mark.parametrize("damage", [*UNREADABLE.values(), *REFERENCES.values()],
                         ids=[*UNREADABLE, *(f"reference-{name}" for name in REFERENCES)])
def test_an_unreadable_character_of_a_soap_reply_costs_no_record(tmp_path, damage):
    text, cost = damage
    rows = b"".join(b"<a:Marka><a:Tanim>%s</a:Tanim><a:ID>%d</a:ID></a:Marka>" % (name, number)
                    for number, name in enumerate(["Bir".encode(), b"A" + text + b"B",
                                                   "Üç".encode()], start=1))
    page = (b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
            b"<SelectMarkaResponse><SelectMarkaResult>" + rows
            + b"</SelectMarkaResult></SelectMarkaResponse></s:Body></s:Envelope>")
    environment = {"TEZGAH_DATA_DIR": str(tmp_path)}
    with Market(page) as shop:
        command(environment, "channel", "add", "ticimax", "shop", "--set",
                f"base-url=http://127.0.0.1:{shop.server_address[1]}", "--set",
                "min-interval-ms=0", "--set", "max-attempts=1", "--secret", "uye-kodu=k")
        result = subprocess.run(
            [PROGRAM, "sync", "shop", "--streams", "brands", "--json"],
            env={**os.environ, **environment}, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, timeout=600)
    found = counts(result)
    assert (found["inserted"], found["rejected"]) == (3, 0)
    names = stored(tmp_path, "SELECT name FROM channel_brands ORDER BY remote_id")
    assert names == ["Bir", "A" + "\ufffd" * cost + "B", "Üç"]
