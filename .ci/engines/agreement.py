"""Runs every canned query, with every parameter alone and in pairs, on SQLite, and on DuckDB
and Spark over an export of the same base, and compares the rows in their order.

The table of agreement in docs/scale.md is made from this, and must be up to date.

Usage: agreement.py KB [--update], with the packages of requirements.txt, and Java.
"""

import collections
import datetime
import os
import pathlib
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import duckdb
import spark
from calls import Base, statements

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATASETS = ["dataset"]
# How they are called, and what they are called in the table.
ENGINES = {"duckdb": "DuckDB", "spark": "Spark"}
MARKS = "<!-- agreement -->", "<!-- end of agreement -->"


def normal(value):
    """The same value whichever engine gave it."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return float(f"{value:.12g}")
    return value


def rows(found):
    return [[normal(value) for value in row] for row in found]


def base_and_lake(kb, folder):
    """A base of several datasets, and its export."""
    path, lake = f"{folder}/kb.db", f"{folder}/lake"
    seeds = [[], *([str(ROOT / "tests/questions" / name)] for name in DATASETS)]
    for seed in seeds:
        subprocess.run([kb, "--db", path, "seed", *seed], check=True, capture_output=True)
    export = [kb, "--db", path, "export", "--as", "parquet", "--to", lake]
    subprocess.run(export, check=True, capture_output=True)
    return Base(kb, path), lake


def with_duckdb(lake):
    os.chdir(lake)
    connection = duckdb.connect()
    connection.execute(pathlib.Path("views.duckdb.sql").read_text())
    return lambda sql: connection.execute(sql).fetchall()


def differs(expected, found):
    pairs = enumerate(zip(expected, found, strict=False))
    different = next(((i, a, b) for i, (a, b) in pairs if a != b), None)
    return f"{len(expected)} and {len(found)} rows; first difference: {different}"


def compare(base, lake):
    """Calls, and calls with the same rows, by query and engine."""
    engines = {"duckdb": (with_duckdb(lake), 1), "spark": (spark.reader(lake), 2)}
    counts = collections.defaultdict(collections.Counter)
    made = statements(base, ["sqlite", *ENGINES])
    expected = [rows(base.rows(sql["sqlite"])) for _, _, sql in made]
    for query, _, _ in made:
        counts[query]["calls"] += 1
    for engine, (ask, threads) in engines.items():
        started = time.monotonic()

        def one(sql, wanted, ask=ask, engine=engine):
            if sql[engine] is None:
                return None
            try:
                found = rows(ask(sql[engine]))
            except Exception as error:  # noqa: BLE001
                return " ".join(str(error).split())[:600]
            return found == wanted or differs(wanted, found)

        with ThreadPoolExecutor(threads) as pool:
            results = pool.map(one, (sql for _, _, sql in made), expected)
            for (query, call, _), result in zip(made, results, strict=True):
                counts[query][f"{engine} refused"] += result is None
                counts[query][engine] += result is True
                if isinstance(result, str):
                    print(f"{engine}: {' '.join(call)}: {result}", flush=True)
        print(f"{engine}: {len(made)} calls in {time.monotonic() - started:.0f} s", flush=True)
    return counts


def cell(count, engine):
    refused = count[f"{engine} refused"]
    return f"{refused} refused" if refused else str(count[engine])


def table(counts):
    lines = [f"| canned query | calls | {' | '.join(ENGINES.values())} |"]
    lines.append("|---|---:|" + "---:|" * len(ENGINES))
    total = collections.Counter()
    for query, count in sorted(counts.items()):
        total.update(count)
        name = query if query.startswith("(") else f"`{query}`"
        cells = [str(count["calls"]), *(cell(count, engine) for engine in ENGINES)]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    asked = {engine: total["calls"] - total[f"{engine} refused"] for engine in ENGINES}
    cells = [f"**{total[engine]} of {asked[engine]}**" for engine in ENGINES]
    lines.append(f"| all | {total['calls']} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main():
    kb = str(pathlib.Path(sys.argv[1]).resolve())
    page = ROOT / "docs/scale.md"
    with tempfile.TemporaryDirectory() as folder:
        counts = compare(*base_and_lake(kb, folder))
        os.chdir(ROOT)
    made = table(counts)
    text = page.read_text()
    before, rest = text.split(MARKS[0])
    shown, after = rest.split(MARKS[1])
    print(made)
    if "--update" in sys.argv:
        page.write_text(f"{before}{MARKS[0]}\n{made}\n{MARKS[1]}{after}")
    elif shown.strip() != made:
        sys.exit("the table in docs/scale.md differs: agreement.py KB --update writes it")


if __name__ == "__main__":
    main()
