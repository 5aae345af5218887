"""Times pages of a running panel while a sync writes. Usage: measure.py URL DATABASE EMAIL < PASSWORD

DATABASE is a SQLite file or a postgres:// URL.

Each request is timed by the client over one open connection, so the figures hold the server's time
and the way there and back. Standard library only."""

import csv
import http.client
import io
import os
import random
import re
import sqlite3
import subprocess
import sys
import time
import urllib.parse

ROUNDS = int(os.environ.get("TEZGAH_ROUNDS", 40))
# Orders whose words are looked for.
PICKED = 40


def sign_in(connection, email, password):
    body = urllib.parse.urlencode({"email": email, "password": password})
    connection.request("POST", "/login", body, {"Content-Type": "application/x-www-form-urlencoded"})
    answer = connection.getresponse()
    answer.read()
    cookie = answer.headers["Set-Cookie"]
    assert answer.status == 303 and cookie, f"could not sign in: {answer.status}"
    return cookie.split(";")[0]


class Server:
    """Reads through psql, so that nothing has to be installed for it."""

    def __init__(self, url):
        self.url = url

    def execute(self, sql, values=()):
        for value in values:
            sql = sql.replace("?", str(int(value)), 1)
        out = subprocess.run(["psql", "-q", "--csv", "-t", "-c", sql, self.url], check=True,
                             capture_output=True, text=True).stdout
        rows = [tuple(row) for row in csv.reader(io.StringIO(out))]
        return Rows(rows)


class Rows(list):
    def fetchone(self):
        first = self[0]
        return tuple(int(cell) if cell.isdigit() else cell for cell in first)


def open_database(location):
    if location.startswith("postgres://"):
        return Server(location)
    return sqlite3.connect(f"file:{location}?mode=ro", uri=True)


def cases(database):
    """What people look for, with words and places taken from the data itself."""
    def column(sql, *values):
        return [row[0] for row in database.execute(sql, values)]

    some = random.Random(1)
    total = database.execute("SELECT max(id) FROM orders").fetchone()[0]
    picked = [some.randint(1, total) for _ in range(PICKED)]
    marks = ",".join("?" * len(picked))
    orders = list(database.execute(
        f"SELECT placed_at, id, number, buyer_name, buyer_phone FROM orders WHERE id IN ({marks})",
        picked))
    skus = column("SELECT sku FROM variants ORDER BY id % 997, id LIMIT 40")
    names = [name for *_, name, _ in orders if name]
    firsts = column(
        "SELECT term FROM customer_terms GROUP BY term ORDER BY count(*) DESC LIMIT 10")
    products = column("SELECT id FROM products ORDER BY id % 97, id LIMIT 40")
    customers = column("SELECT id FROM customers ORDER BY order_count DESC LIMIT 20")
    words = column("SELECT term FROM product_terms GROUP BY term ORDER BY count(*) DESC LIMIT 10")

    def search(path, words):
        return [f"{path}?" + urllib.parse.urlencode({"q": word}) for word in words]

    return {
        "overview": ["/"],
        "orders, first page": ["/orders"],
        "orders, deep page": [f"/orders?older={at}.{key}" for at, key, *_ in orders],
        "orders, by status": [f"/orders?status={s}" for s in ("created", "delivered", "returned")],
        "orders, rare status, old days": ["/orders?status=created&to=2025-06-01"],
        "orders, by day": ["/orders?from=2026-01-10&to=2026-01-12"],
        "orders, by number": search("/orders", [row[2] for row in orders]),
        "orders, beginning of a number": search("/orders", [row[2][:5] for row in orders][:10]),
        "orders, by full name": search("/orders", names),
        "orders, by common name": search("/orders", firsts),
        "orders, one letter": search("/orders", "abcdefgh"),
        "orders, by phone": search("/orders", [row[4] for row in orders if row[4]]),
        "orders, by SKU": search("/orders", skus),
        "orders, no such word": search("/orders", ["zzzzqqq", "hiç yok böyle"]),
        "common name, rare status": [
            f"{path}&status=returned" for path in search("/orders", firsts)],
        "one order": [f"/orders/{key}" for _, key, *_ in orders],
        "products, first page": ["/products"],
        "products, by word": search("/products", words + skus[:10]),
        "products, no such word": search("/products", ["zzzzqqq"]),
        "products, by label": ["/products?label=TOP100", "/products?label=STOKFUL"],
        "one product": [f"/products/{key}" for key in products],
        "customers, first page": ["/customers"],
        "customers, by name": search("/customers", names[:20] + firsts),
        "one customer": [f"/customers/{key}" for key in customers],
        "sync log": ["/sync-log"],
        "jobs": ["/jobs"],
    }


def main():
    url, location, email = sys.argv[1:4]
    host = urllib.parse.urlsplit(url).netloc
    connection = http.client.HTTPConnection(host)
    cookie = sign_in(connection, email, sys.stdin.readline().strip())
    todo = cases(open_database(location))
    times = {name: [] for name in todo}
    for number in range(ROUNDS):
        for name, paths in todo.items():
            path = paths[number % len(paths)]
            start = time.perf_counter()
            connection.request("GET", path, headers={"Cookie": cookie})
            answer = connection.getresponse()
            body = answer.read()
            times[name].append(((time.perf_counter() - start) * 1000, path))
            assert answer.status == 200, (path, answer.status, re.sub(b"<[^>]*>", b" ", body)[:200])
    everything = sorted(t for list_ in times.values() for t, _ in list_)
    print(f"{'page':32} {'median':>8} {'slowest':>8}  ms")
    for name, list_ in times.items():
        list_.sort()
        slow, path = list_[-1]
        print(f"{name:32} {list_[len(list_) // 2][0]:8.1f} {slow:8.1f}  {path if slow > 30 else ''}")
    print(f"{'99th percentile of all':32} {everything[int(len(everything) * 0.99)]:17.1f}")


main()
