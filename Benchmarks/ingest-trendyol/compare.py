"""Checks that all programs stored the same, and prints the ratios. Usage: compare.py FOLDER"""

import json
import sqlite3
import statistics
import sys

# What does not depend on how packages of one order are put together.
EQUAL = """
    SELECT (SELECT count(*) || ' ' || sum(placed_at) || ' ' || count(customer_id) FROM orders),
      (SELECT count(*) || ' ' || sum(changed_at) || ' ' || sum(ship_by_at) FROM order_packages),
      (SELECT count(*) || ' ' || sum(total_minor) || ' ' || sum(quantity_milli) || ' '
        || sum(discount_minor) || ' ' || count(variant_id) FROM order_lines
        WHERE package_remote_id IN (SELECT remote_id FROM order_packages WHERE is_replaced = 0)),
      (SELECT count(*) || ' ' || count(DISTINCT city) FROM order_addresses),
      (SELECT count(*) FROM customers), (SELECT count(*) FROM package_payloads)"""


def main():
    folder = sys.argv[1]
    found = {}
    for name in ("ours", "php", "python"):
        found[name] = sqlite3.connect(f"{folder}/{name}.db").execute(EQUAL).fetchone()
    assert found["php"] == found["python"], found
    assert found["ours"] == found["php"], found
    print("equal results in all three: orders, packages, lines and their money, addresses, "
          "customers, payloads")
    runs = {}
    for line in open(f"{folder}/results"):
        result = json.loads(line)
        runs.setdefault(result["program"], []).append(result)
    cpu = {name: statistics.median(r["cpuSeconds"] for r in list_) for name, list_ in runs.items()}
    count = runs["php"][0]["inserted"]
    for name, seconds in cpu.items():
        print(f"{name:8} {seconds:8.2f} CPU-seconds {seconds / count * 1e6:8.1f} µs a package")
    print(f"{count} packages; php / tezgah, CPU: {cpu['php'] / cpu['tezgah']:.2f}; "
          f"python / tezgah, CPU: {cpu['python'] / cpu['tezgah']:.2f}")


main()
