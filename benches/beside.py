#!/usr/bin/env python3
"""How long others take for the same statements on the same base, in process and warm.

`benches/beside.py BASE < statements.jsonl`, each line a question's name and its
statements: `["name", ["SELECT …", …]]`. For each question a line
`name<TAB>program<TAB>p50<TAB>p99` in milliseconds, of Datasette where it is installed
(its own client, without a network) and of the `sqlite3` shell.
"""

import asyncio
import json
import math
import pathlib
import re
import shutil
import subprocess
import sys
import time
from urllib.parse import quote

try:
    from datasette.app import Datasette
except ImportError:
    Datasette = None

ROWS = "\nLIMIT 101"


def told(name, program, seconds):
    seconds = sorted(seconds)
    at = lambda part: seconds[max(math.ceil(len(seconds) * part), 1) - 1] * 1000
    print(f"{name}\t{program}\t{at(0.5):.2f}\t{at(0.99):.2f}", flush=True)


def shell(base, statements):
    """The second of two runs in one process, as its own timer tells it."""
    script = ".timer on\n" + "".join(f"{sql}{ROWS};\n" for sql in statements * 2)
    ran = subprocess.run(["sqlite3", "-readonly", base], input=script, capture_output=True, text=True)
    taken = [float(real) for real in re.findall(r"^Run Time: real (\S+)", ran.stdout, re.M)]
    return taken[len(taken) // 2 :]


async def datasette(served, name, statements):
    taken = []
    for sql in statements * 2:
        begun = time.perf_counter()
        page = await served.client.get(f"/{name}.json?_shape=arrays&sql={quote(sql + ROWS)}")
        taken.append(time.perf_counter() - begun)
        if page.status_code != 200:
            return None
    return taken[len(taken) // 2 :]


async def main():
    base = pathlib.Path(sys.argv[1])
    questions = [json.loads(line) for line in sys.stdin]
    served = None
    if Datasette:
        # It stops after a second otherwise.
        served = Datasette([], immutables=[str(base)], settings={"sql_time_limit_ms": 60_000})
        await served.invoke_startup()
    for name, statements in questions:
        if shutil.which("sqlite3"):
            told(name, "sqlite3 shell", shell(str(base), statements))
        taken = await datasette(served, base.stem, statements) if served else None
        if taken:
            told(name, "Datasette", taken)


asyncio.run(main())
