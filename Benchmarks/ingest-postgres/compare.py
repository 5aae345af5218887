"""Milliseconds an order of each program, the median of its rounds, as ratios to ours."""
import json
import statistics
import sys

orders = {}
for line in open(sys.argv[1]):
    result = json.loads(line)
    count = result.get("orders") or result["seen"]
    orders.setdefault(result["program"], []).append(result["wallSeconds"] * 1000 / count)
ours = statistics.median(orders["tezgah"])
for program, figures in orders.items():
    median = statistics.median(figures)
    spread = f"{min(figures):.3f}–{max(figures):.3f}"
    print(f"{program:32} {median:8.3f} ms an order ({spread})  {median / ours:6.2f} × ours")
print(f"ours takes {ours / statistics.median(orders['copy-merge']):.2f} × the time of copy-merge")
