"""Checks that all programs stored the same, and prints the ratios. Usage: compare.py FOLDER"""

import json
import sqlite3
import statistics
import sys

ROWS = ["orders", "order_lines", "order_addresses", "order_payments", "order_events", "customers",
        "customer_identities", "customer_terms", "order_payloads", "daily_channel_sales",
        "daily_variant_sales"]
PLAIN = """
    SELECT (SELECT count(*) || ' ' || sum(total_minor) || ' ' || sum(placed_at) || ' '
        || sum(line_count) || ' ' || sum(tax_minor) || ' ' || sum(discount_minor) || ' '
        || sum(changed_at) || ' ' || count(customer_id) FROM orders),
      (SELECT count(*) || ' ' || sum(total_minor) || ' ' || sum(quantity_milli) || ' '
        || sum(discount_minor) || ' ' || count(variant_id) FROM order_lines),
      (SELECT count(*) || ' ' || count(DISTINCT city) FROM order_addresses),
      (SELECT count(*) || ' ' || sum(amount_minor) || ' ' || sum(paid_at) FROM order_payments)"""
FULL = """
    SELECT (SELECT count(*) || ' ' || sum(order_count) || ' ' || sum(spent_minor) || ' '
        || sum(first_order_at) || ' ' || sum(last_order_at) FROM customers),
      (SELECT count(*) FROM customer_identities), (SELECT count(*) FROM customer_terms),
      (SELECT count(*) FROM order_events), (SELECT count(*) FROM order_payloads),
      (SELECT count(*) || ' ' || sum(revenue_minor) || ' ' || sum(units_milli)
        FROM daily_channel_sales),
      (SELECT count(*) || ' ' || sum(revenue_minor) || ' ' || sum(orders)
        FROM daily_variant_sales)"""


def main():
    folder = sys.argv[1]
    ours, peer, php = (sqlite3.connect(f"{folder}/{name}.db") for name in ("ours", "c", "php"))
    plain = [database.execute(PLAIN).fetchone() for database in (ours, peer, php)]
    assert plain[0] == plain[1] == plain[2], plain
    full = [database.execute(FULL).fetchone() for database in (ours, peer)]
    assert full[0] == full[1], full
    print("equal results: orders, lines, addresses, payments in all three; customers, identities, "
          "search words, roll-ups and payloads in ours and C's")
    rows = sum(ours.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ROWS)
    runs = {}
    for line in open(f"{folder}/results"):
        result = json.loads(line)
        runs.setdefault(result["program"], []).append(result)
    cpu = {name: statistics.median(r["cpuSeconds"] for r in list_) for name, list_ in runs.items()}
    # PHP is given every row that it wrote, those of records that came twice included.
    per_row = {name: seconds / rows * 1e6 for name, seconds in cpu.items()}
    per_row["php"] = cpu["php"] / runs["php"][0]["rows"] * 1e6
    for name, seconds in cpu.items():
        memory = max(r.get("residentMegabytes", 0) for r in runs[name])
        print(f"{name:26} {seconds:8.1f} CPU-seconds {per_row[name]:6.1f} µs a row {memory:5} MB")
    print(f"php / tezgah, CPU a row: {per_row['php'] / per_row['tezgah']:.2f}")
    print(f"tezgah / c, CPU: {cpu['tezgah'] / cpu['c']:.2f}")
    print(f"first pass / second: {cpu['tezgah'] / cpu['tezgah, nothing changed']:.2f}")


main()
