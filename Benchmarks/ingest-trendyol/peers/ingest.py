"""What a Python integration does with the same pages: orjson and sqlite3, one transaction a page, the
same pragmas and tables, rows of a page written with executemany where their ids need not be known.
Packages of one order follow one another in its lines; payloads are compressed with zlib.

    ingest.py DATABASE PAGE...      DATABASE is a copy of base.db
"""

import json
import resource
import sqlite3
import sys
import zlib

import orjson

STATUSES = {"Awaiting": "awaitingPayment", "Verified": "awaitingPayment", "Created": "created",
            "Picking": "preparing", "Invoiced": "invoiced", "Shipped": "shipped",
            "AtCollectionPoint": "shipped", "Delivered": "delivered", "UnDelivered": "undelivered",
            "Returned": "returned", "Cancelled": "cancelled", "UnSupplied": "unsupplied"}
SOLD = {"created", "preparing", "invoiced", "shipped", "delivered"}
FOLDED = str.maketrans("İIıŞşĞğÜüÖöÇçÂâ", "iiissgguuooccaa")


def upsert(table, columns, key, more=""):
    places = ", ".join("?" * len(columns))
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns)
    return (f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places}) "
            f"ON CONFLICT ({key}) DO UPDATE SET {changes}{more}")


ORDER = upsert("orders", [
    "channel_id", "remote_id", "number", "number_folded", "placed_at", "day", "status",
    "channel_status", "customer_id", "buyer_name", "buyer_email", "buyer_phone", "currency",
    "total_minor", "shipping_minor", "discount_minor", "tax_minor", "line_count",
    "origin_marketplace", "note", "carrier", "tracking_number", "invoice_number", "changed_at",
    "content_hash"], "channel_id, remote_id", " RETURNING id")
PACKAGE = upsert("order_packages", [
    "channel_id", "remote_id", "order_id", "order_remote_id", "status", "channel_status", "carrier",
    "tracking_number", "invoice_number", "ship_by_at", "changed_at", "is_replaced", "origins",
    "content_hash"], "channel_id, remote_id", " RETURNING id")
LINE = upsert("order_lines", [
    "order_id", "position", "remote_id", "variant_remote_id", "variant_id", "sku", "barcode", "name",
    "quantity_milli", "unit_price_minor", "discount_minor", "total_minor", "tax_rate_bp",
    "is_cancelled", "package_remote_id"], "order_id, position")
ADDRESS = upsert("order_addresses", [
    "order_id", "kind", "name", "company", "phone", "street", "neighbourhood", "district", "city",
    "postal_code", "country", "tax_office", "tax_number"], "order_id, kind")
PAYMENT = upsert("order_payments", [
    "order_id", "position", "remote_id", "method", "channel_method", "state", "amount_minor",
    "instalments", "paid_at"], "order_id, position")
EVENT = upsert("order_events", ["order_id", "position", "at", "status", "channel_status"],
               "order_id, position")
PAYLOAD = upsert("package_payloads", ["record_id", "dictionary_id", "body"], "record_id")
CHANNEL_DAY = """
    INSERT INTO daily_channel_sales VALUES (?, 1, ?, 1, ?, ?)
    ON CONFLICT (day, channel_id, currency) DO UPDATE SET orders = orders + 1,
      units_milli = units_milli + excluded.units_milli,
      revenue_minor = revenue_minor + excluded.revenue_minor"""
VARIANT_DAY = """
    INSERT INTO daily_variant_sales VALUES (?, ?, 1, 1, ?, ?)
    ON CONFLICT (day, variant_id, channel_id) DO UPDATE SET orders = orders + 1,
      units_milli = units_milli + excluded.units_milli,
      revenue_minor = revenue_minor + excluded.revenue_minor"""
SPEND = """
    UPDATE customers SET order_count = order_count + 1, spent_minor = spent_minor + ?,
      first_order_at = min(coalesce(first_order_at, ?), ?),
      last_order_at = max(coalesce(last_order_at, 0), ?) WHERE id = ?"""


def minor(value):
    return round(float(value) * 100)


class Ingest:
    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None, cached_statements=100)
        for pragma in ["journal_mode = WAL", "wal_autocheckpoint = 10000", "synchronous = NORMAL",
                       "foreign_keys = ON", "temp_store = MEMORY", "cache_size = -65536"]:
            self.db.execute(f"PRAGMA {pragma}")

    def one(self, statement, values):
        return self.db.execute(statement, values).fetchone()

    def page(self, body):
        packages = orjson.loads(body)["content"]
        self.rows = {name: [] for name in (LINE, ADDRESS, PAYMENT, EVENT, PAYLOAD, CHANNEL_DAY,
                                           VARIANT_DAY, SPEND)}
        self.db.execute("BEGIN IMMEDIATE")
        for package in packages:
            self.package(package)
        for statement, rows in self.rows.items():
            self.db.executemany(statement, rows)
        self.db.execute("COMMIT")
        return len(packages)

    def customer(self, name, mail, phone, city, currency, at):
        found = self.one(
            "SELECT customer_id FROM customer_identities WHERE kind = 'email' AND value = ?", (mail,))
        if found:
            return found[0]
        id = self.db.execute(
            """INSERT INTO customers (name, email, phone, city, order_count, spent_minor, currency,
                 named_at) VALUES (?, ?, ?, ?, 0, 0, ?, ?)""",
            (name, mail, phone, city, currency, at)).lastrowid
        self.db.execute("INSERT INTO customer_identities VALUES ('email', ?, ?)", (mail, id))
        terms = {*name.translate(FOLDED).lower().split(), mail}
        self.db.executemany("INSERT INTO customer_terms VALUES (?, ?) ON CONFLICT DO NOTHING",
                            [(term, id) for term in terms])
        return id

    def package(self, p):
        # Istanbul's clock written as if it were UTC.
        at = p["orderDate"] - 3 * 3600 * 1000
        day = (at // 1000 + 10800) // 86400
        mail = p["customerEmail"].strip().lower()
        name = f"{p['customerFirstName']} {p['customerLastName']}".strip()
        ship = p["shipmentAddress"]
        phone = ship.get("phone") or ""
        currency = p["currencyCode"] or "TRY"
        status = STATUSES.get(p["status"], "unknown")
        total = minor(p["packageTotalPrice"])
        number, key = p["orderNumber"], str(p["shipmentPackageId"])
        customer = self.customer(name, mail, phone, ship.get("city") or "", currency, at)
        known = self.one("SELECT line_count FROM orders WHERE channel_id = 1 AND remote_id = ?",
                         (number,))
        position = known[0] if known else 0
        lines, tax = [self.line(line) for line in p["lines"]], 0
        for line in lines:
            rate = line["rate"]
            tax += (line["paid"] * rate + (10_000 + rate) // 2) // (10_000 + rate)
        cargo = (p.get("cargoProviderName") or "", str(p.get("cargoTrackingNumber") or ""),
                 p.get("invoiceNumber") or "")
        id = self.one(ORDER, (
            1, number, number, number.lower(), at, day, status, p["status"], customer, name, mail,
            phone, currency, total, 0, minor(p["packageTotalDiscount"]), tax, position + len(lines),
            "", "", *cargo, p["lastModifiedDate"], 0))[0]
        record = self.one(PACKAGE, (
            1, key, id, number, status, p["status"], *cargo, p["agreedDeliveryDate"],
            p["lastModifiedDate"], int(p["status"] == "UnPacked"),
            "\n".join(map(str, p.get("originPackageIds") or [])), 0))[0]
        sold = status in SOLD
        for line in lines:
            quantity, paid, discount = line["quantity"], line["paid"], line["discount"]
            unit = (paid + discount + quantity // 2) // quantity if quantity else 0
            self.rows[LINE].append((
                id, position, line["key"], line["barcode"], line["goods"], line["sku"],
                line["barcode"], line["name"], quantity * 1000, unit, discount, paid, line["rate"],
                line["cancelled"], key))
            position += 1
            if sold and line["goods"]:
                self.rows[VARIANT_DAY].append((day, line["goods"], quantity * 1000, paid))
        for kind, a in (("shipping", ship), ("billing", p["invoiceAddress"])):
            self.rows[ADDRESS].append((
                id, kind, a.get("fullName") or f"{a['firstName']} {a['lastName']}".strip(),
                a.get("company") or "", a.get("phone") or "",
                f"{a['address1']} {a['address2']}".strip(), a.get("neighborhood") or "",
                a.get("district") or "", a.get("city") or "", a.get("postalCode") or "",
                a.get("countryCode") or "", a.get("taxOffice") or "", a.get("taxNumber") or ""))
        self.rows[PAYMENT].append((
            id, 0, key, "card", p.get("paymentMethod") or "", "approved", total, 1, None))
        self.rows[EVENT] += [
            (id, place, step["createdDate"], STATUSES.get(step["status"], "unknown"), step["status"])
            for place, step in enumerate(p["packageHistories"])]
        self.rows[PAYLOAD].append((record, None, zlib.compress(orjson.dumps(p), 3)))
        if sold:
            units = sum(line["quantity"] for line in lines) * 1000
            self.rows[CHANNEL_DAY].append((day, currency, units, total))
            self.rows[SPEND].append((total, at, at, at, customer))

    def line(self, l):
        paid = discount = 0
        for unit in l["discountDetails"]:
            paid += minor(unit["lineItemPrice"])
            discount += minor(unit["lineItemSellerDiscount"]) + minor(unit["lineItemTyDiscount"])
        barcode = l["barcode"].replace(" ", "")
        goods = self.one("SELECT variant_id FROM listings WHERE channel_id = 1 AND remote_id = ?",
                         (barcode,))
        return {"key": str(l["lineId"]), "quantity": l["quantity"], "paid": paid,
                "discount": discount, "rate": round(l["vatRate"] * 100), "barcode": barcode,
                "goods": goods[0] if goods else None, "sku": l["stockCode"], "name": l["productName"],
                "cancelled": int(l["orderLineItemStatusName"] in ("Cancelled", "UnSupplied"))}


def main():
    ingest = Ingest(sys.argv[1])
    count = 0
    for path in sys.argv[2:]:
        with open(path, "rb") as file:
            count += ingest.page(file.read())
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"program": "python", "cpuSeconds": usage.ru_utime + usage.ru_stime,
                      "inserted": count, "residentMegabytes": usage.ru_maxrss // 1024}))


main()
