"""Serves a base by Datasette with kb's own description of it, and compares every canned
query with kb's answer: with nothing given, and with one thing given at a time.

Usage: datasette_queries.py KB BASE
"""

import asyncio
import contextlib
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
from urllib.parse import urlencode

from datasette import version
from datasette.app import Datasette

kb, base = sys.argv[1:3]

# Values of the built-in dataset, by the kind of the parameter.
SLUGS = ["dojo", "tesla", "elon-musk", "dojo-timeline", "spending", "usd", "supercomputer"]


def run(*arguments):
    """What a command of kb writes, or None if it refuses the value."""
    done = subprocess.run([kb, "--db", base, *arguments], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None


def calls():
    """Each canned query with nothing given and with single values, and kb's number of rows."""
    for query in json.loads(run("queries", "--json")):
        name = query["name"]
        values = [{}]
        for param in parameters(name):
            values += param
        for given in values:
            pairs = [f"{key}={value}" for key, value in given.items()]
            arguments = [part for pair in pairs for part in ("-p", pair)]
            rows = run("query", name, "--json", *arguments)
            if rows is not None:
                yield name, given, len(json.loads(rows))


def parameters(name):
    """The values to try for each parameter of a query."""
    sql = "select parameters from canned_queries where name = ?"
    with contextlib.closing(sqlite3.connect(base)) as connection:
        (lines,) = connection.execute(sql, (name,)).fetchone()
    for line in lines.splitlines():
        param, kind = line.split(": ")[0].split(" ", 1)
        if kind == "period":
            yield [{param: period} for period in PERIODS]
        elif kind == "number":
            yield [{param: "1000000000"}]
        elif kind == "day":
            yield [{param: "2024-01-01"}]
        elif kind.startswith("word("):
            yield [{param: word} for word in kind[5:-1].split(", ")]
        elif kind == "words":
            yield [{param: "dojo"}]
        else:
            yield [{param: slug} for slug in SLUGS]


# Periods, with their first and their last day.
PERIODS = {"2024": ("2024-01-01", "2024-12-31"), "2023-06/2024-03": ("2023-06-01", "2024-03-31")}


def form(given, fields):
    """What a person types into Datasette's form: a period is its first and its last day."""
    typed = dict.fromkeys(fields, "")
    for key, value in given.items():
        if f"{key}_from" in fields:
            typed[f"{key}_from"], typed[f"{key}_to"] = PERIODS[value]
        else:
            typed[key] = value
    return typed


async def main():
    name = pathlib.Path(base).stem
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [kb, "--db", base, "export", "--as", "datasette", "--to", f"{folder}/out"], check=True,
            stdout=subprocess.DEVNULL,
        )
        read = lambda file: json.loads(pathlib.Path(folder, "out", file).read_text())
        is_new = not version.__version__.startswith("0.")
        more = {"config": read("datasette.json")} if is_new else {}
        settings = {"sql_time_limit_ms": 10000, "max_returned_rows": 5000}
        site = Datasette([base], metadata=read("metadata.json"), settings=settings, **more)
        await site.invoke_startup()

        async def get(path):
            answer = await site.client.get(path)
            assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
            return answer

        shown = read("metadata.json")["databases"][name]
        tables, queries = shown["tables"], shown["queries"]
        for table in ("timeline", "figure_values", "prediction_status", "events", "entities"):
            page = (await get(f"/{name}/{table}")).text
            for about in tables[table]["columns"].values():
                assert about.split(":")[0].split("'")[0] in page, (table, about)
            assert "facet" in page
        compared = 0
        for query, given, rows in calls():
            fields = queries[f"ask_{query}"]["params"]
            asked = urlencode(form(given, fields) | {"_shape": "array"})
            found = (await get(f"/{name}/ask_{query}.json?{asked}")).json()
            assert len(found) == rows, (query, given, len(found), rows)
            compared += 1
        assert compared > 100, compared
        print(f"Datasette {version.__version__} answers {compared} calls of canned queries as kb does")


asyncio.run(main())
