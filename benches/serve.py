#!/usr/bin/env python3
"""Requests a second, delays and memory of `kb serve`, beside Datasette where it is installed.

`benches/serve.py KB BASE [SECONDS]`, with the program and a base made by `cargo run
--release --example synthesize`. Both serve the same base on this machine, one after the
other; eight connections ask for the first page, for answers with facets and for pages of
entities, each address often. The first request for an address counts as the others do; how
long it took at most is told too.
"""

import http.client
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import threading
import time

CONNECTIONS = 8


def pages(base):
    """Addresses of both programs for each kind of page."""
    base = sqlite3.connect(f"file:{base}?mode=ro", uri=True)
    entities = base.execute(
        "SELECT e.id, e.slug FROM entities AS e WHERE e.kind = 'system' ORDER BY e.id LIMIT 200"
    ).fetchall()
    years = range(2007, 2027)
    facets = "_facet=category&_facet=origin&_facet=precision"
    return {
        "first page": (["/"], ["/"]),
        "answer with facets": (
            [f"/q/events?period={year}" for year in years],
            [f"/{{name}}/events?{facets}&starts_on__startswith={year}" for year in years],
        ),
        "entity": (
            [f"/e/{slug}" for _, slug in entities],
            [f"/{{name}}/entities/{number}" for number, _ in entities],
        ),
    }


def ask(port, addresses, until, turn, delays, wrong):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while time.perf_counter() < until:
        address = addresses[turn % len(addresses)]
        turn += CONNECTIONS
        started = time.perf_counter()
        connection.request("GET", address)
        response = connection.getresponse()
        response.read()
        delays.append(time.perf_counter() - started)
        if response.status != 200:
            wrong.append((address, response.status))


def measured(port, addresses, seconds):
    """Requests a second, the median, 99th and 100th percentile in milliseconds."""
    delays, wrong = [], []
    started = time.perf_counter()
    until = started + seconds
    threads = [
        threading.Thread(target=ask, args=(port, addresses, until, turn, delays, wrong))
        for turn in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - started
    delays.sort()
    at = lambda part: 1000 * delays[min(len(delays) - 1, int(part * len(delays)))]
    if wrong:
        print(f"  {len(wrong)} not answered, such as {wrong[0]}")
    return len(delays) / took, at(0.5), at(0.99), at(1)


def memory(process):
    """The most memory that a process had, in MB."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def served(name, command, port, kinds, seconds):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
                break
            except OSError:
                time.sleep(0.1)
        for kind, addresses in kinds.items():
            rate, half, most, worst = measured(port, addresses, seconds)
            print(f"{kind:<22}{name:<12}{rate:>9.0f}{half:>9.1f}{most:>9.1f}{worst:>10.1f}")
        print(f"{'memory, MB':<22}{name:<12}{memory(process):>9.0f}")
    finally:
        process.terminate()
        process.wait()


def main():
    kb, base = sys.argv[1], pathlib.Path(sys.argv[2])
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 20
    kinds = pages(base)
    print(f"{'':<34}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'max ms':>10}")
    own = {kind: own for kind, (own, _) in kinds.items()}
    served("kb", [kb, "--db", str(base), "serve", "--port", "8771"], 8771, own, seconds)
    if datasette := shutil.which("datasette"):
        other = {
            kind: [address.format(name=base.stem) for address in other]
            for kind, (_, other) in kinds.items()
        }
        command = [datasette, "serve", "-i", str(base), "--port", "8772"]
        served("Datasette", command, 8772, other, seconds)


if __name__ == "__main__":
    main()
