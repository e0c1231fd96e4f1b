#!/usr/bin/env python3
"""Requests a second, delays and memory of `kb serve`, beside Datasette.

`benches/serve.py KB BASE [SECONDS [DATASETTE…]]`, with the program, a base made by `cargo
run --release --example synthesize`, and the Datasettes to compare with (otherwise the one
on the path). All serve the same base at once, and are asked in turn, ROUNDS times, for
SECONDS of each kind of page: the first page, answers with facets, pages of entities. Eight
connections ask, each address often. Before that each address is asked for once, by one
connection: its first visit.
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
ROUNDS = 3
PORT = 8771


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


class Program:
    """A program that serves the base."""

    def __init__(self, name, command, port):
        self.name, self.port, self.failed = name, port, []
        self.process = subprocess.Popen(
            [*command, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(300):
            try:
                http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
                return
            except OSError:
                time.sleep(0.1)

    def get(self, connection, address):
        """Asks for an address; gives the seconds."""
        started = time.perf_counter()
        connection.request("GET", address)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            self.failed.append((address, response.status))
        return time.perf_counter() - started

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def first_visits(self, addresses):
        connection = self.connect()
        return [self.get(connection, address) for address in addresses]

    def asked(self, addresses, seconds):
        """The delays of all connections."""
        delays = []
        until = time.perf_counter() + seconds

        def ask(turn):
            connection = self.connect()
            while time.perf_counter() < until:
                delays.append(self.get(connection, addresses[turn % len(addresses)]))
                turn += CONNECTIONS

        threads = [threading.Thread(target=ask, args=(turn,)) for turn in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return delays

    def memory(self, field):
        """The memory that the process has (VmRSS), or had at most (VmHWM), in MB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith(field))
        return int(line.split()[1]) / 1024

    def end(self):
        self.process.terminate()
        self.process.wait()


def told(what, name, delays, rate=None):
    delays = sorted(delays)
    at = [1000 * delays[min(len(delays) - 1, int(part * len(delays)))] for part in (0.5, 0.99, 1)]
    rate = f"{rate:>9.0f}" if rate else " " * 9
    print(f"{what:<34}{name:<18}{rate}" + "".join(f"{value:>10.1f}" for value in at), flush=True)


def measured(kind, programs, addresses, seconds):
    """Asks the programs in turn for one kind of page."""
    for program in programs:
        first = program.first_visits(addresses[program])
        told(f"{kind}, first visits", program.name, first)
    delays = {program: [] for program in programs}
    for number in range(ROUNDS):
        # Each begins a round as often as it ends one.
        for program in programs if number % 2 == 0 else reversed(programs):
            delays[program] += program.asked(addresses[program], seconds)
    for program in programs:
        rate = len(delays[program]) / seconds / ROUNDS
        told(kind, program.name, delays[program], rate)


def main():
    kb, base = sys.argv[1], pathlib.Path(sys.argv[2])
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 20
    others = sys.argv[4:] or [path for path in [shutil.which("datasette")] if path]
    programs = [Program("kb", [kb, "--db", str(base), "serve"], PORT)]
    for number, other in enumerate(others, 1):
        version = subprocess.run([other, "--version"], capture_output=True, text=True).stdout
        name = f"Datasette {version.split()[-1]}"
        programs.append(Program(name, [other, "serve", "-i", str(base)], PORT + number))
    try:
        print(f"{'':<52}{'req/s':>9}{'p50 ms':>10}{'p99 ms':>10}{'max ms':>10}")
        for kind, (own, other) in pages(base).items():
            other = [address.format(name=base.stem) for address in other]
            addresses = {program: other for program in programs} | {programs[0]: own}
            measured(kind, programs, addresses, seconds)
        for program in programs:
            now, most = program.memory("VmRSS"), program.memory("VmHWM")
            print(f"{'memory, MB':<34}{program.name:<18}{now:>9.0f}, at most {most:.0f}")
            if program.failed:
                print(f"{program.name}: {len(program.failed)} failed, as {program.failed[0]}")
    finally:
        for program in programs:
            program.end()


if __name__ == "__main__":
    main()
