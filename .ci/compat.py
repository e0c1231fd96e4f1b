"""Opens a base as other programs do and compares what they read.

Python's own sqlite3 is the measure; Datasette serves the same rows, and
DuckDB's SQLite scanner reads the same tables, views and full-text index. The
canned queries that do not say they need SQLite run in DuckDB too.

Usage: compat.py BASE
"""

import asyncio
import contextlib
import importlib.util
import math
import pathlib
import re
import sqlite3
import sys
from urllib.parse import quote

import duckdb
import sqlite_utils
from datasette.app import Datasette

PARAMETER = re.compile(r":([a-z_]+)")

def normal(value):
    """The same value whichever program read it.

    The columns of a full-text table have no type: DuckDB gives their texts as
    bytes, and numbers in them as text. Doubles are compared to twelve digits.
    """
    if isinstance(value, bytes):
        try:
            value = value.decode()
        except UnicodeDecodeError:
            return value.hex()
    if isinstance(value, float) and value != 0:
        digits = 12 - math.ceil(math.log10(abs(value)))
        value = round(value, digits)
        if value == int(value):
            value = int(value)
    # SQL gives the names in a list of `group_concat` in no particular order.
    return None if value is None else ", ".join(sorted(str(value).split(", ")))


def rows(found):
    """Rows in an order of their own."""
    return sorted([[normal(value) for value in row] for row in found], key=repr)


def compare(program, name, found, expected):
    if rows(found) != rows(expected):
        different = [row for row in rows(found) if row not in rows(expected)]
        sys.exit(f"{program} reads {name} differently: {different[:1]}")


def with_python(base):
    """All tables and views by Python's sqlite3; no row may be missing."""
    expected = {}
    query = "select name, sql from sqlite_schema where type in ('table', 'view')"
    for name, _ in base.execute(query).fetchall():
        expected[name] = base.execute(f'select * from "{name}"').fetchall()
        assert expected[name], f"{name} is empty"
    match = "select slug from search where search match 'musk'"
    assert ("elon-musk",) in base.execute(match).fetchall()
    return expected


def canned_queries(base):
    """Name, SQL and answer of every canned query, with nothing given."""
    for name, sql in base.execute("select name, sql from canned_queries order by name").fetchall():
        nothing = dict.fromkeys(PARAMETER.findall(sql))
        yield name, sql, base.execute(sql, nothing).fetchall()


def with_sqlite_utils(path, expected):
    base = sqlite_utils.Database(path)
    for name in base.table_names() + base.view_names():
        compare("sqlite-utils", name, (row.values() for row in base[name].rows), expected[name])
    assert any(row["slug"] == "elon-musk" for row in base["search"].search("musk"))


async def with_datasette(path, expected):
    served = Datasette(immutables=[str(path)], settings={"max_returned_rows": 100_000})
    await served.invoke_startup()
    for name in expected:
        if name.startswith("search_"):
            continue  # bytes, which JSON does not have
        # A statement of its own, because a page of a table is cut short.
        sql = quote(f'select * from "{name}"')
        page = await served.client.get(f"/{path.stem}.json?sql={sql}&_shape=arrays")
        assert page.status_code == 200, f"Datasette, {name}: {page.text[:300]}"
        compare("Datasette", name, page.json()["rows"], expected[name])
        page = await served.client.get(f"/{path.stem}/{name}")
        assert page.status_code == 200, f"Datasette, page of {name}: {page.text[:300]}"
    found = await served.client.get(f"/{path.stem}/search.json?_search=musk&_shape=array")
    assert any(row["slug"] == "elon-musk" for row in found.json()), found.text[:300]


def with_duckdb(path, expected, canned):
    here = importlib.util.find_spec("duckdb_ext").submodule_search_locations[0]
    (scanner,) = pathlib.Path(here).glob("extensions/*/*/sqlite_scanner.duckdb_extension")
    duck = duckdb.connect()
    duck.execute(f"load '{scanner}'")
    duck.execute(f"attach '{path}' as kb (type sqlite, read_only)")
    duck.execute("use kb")
    for name in expected:
        if name == "prediction_status":
            continue  # as of today, by date functions of SQLite alone
        compare("DuckDB", name, duck.execute(f'select * from "{name}"').fetchall(), expected[name])
    portable = [query for query in canned if not needs_sqlite(query[0])]
    for name, sql, answer in portable:
        found = duck.execute(PARAMETER.sub("NULL", sql)).fetchall()
        compare("DuckDB", f"the canned query {name}", found, answer)
    return len(portable)


def needs_sqlite(name):
    file = pathlib.Path(__file__).resolve().parent.parent / "queries" / f"{name}.sql"
    return "-- engine: sqlite" in file.read_text().splitlines()


def add_a_document(path):
    """What only a document brings, so that no table is empty."""
    sql = pathlib.Path(__file__).resolve().parent.parent / "tests/cli/data/supports.sql"
    with contextlib.closing(sqlite3.connect(path)) as base:
        base.executescript(sql.read_text())


def main():
    path = pathlib.Path(sys.argv[1]).resolve()
    add_a_document(path)
    before = path.read_bytes()
    base = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    expected = with_python(base)
    with_sqlite_utils(path, expected)
    asyncio.run(with_datasette(path, expected))
    canned = list(canned_queries(base))
    portable = with_duckdb(path, expected, canned)
    assert path.read_bytes() == before, "reading changed the base"
    assert [other.name for other in path.parent.iterdir()] == [path.name], "a file was left"
    print(
        f"sqlite3 {sqlite3.sqlite_version}, sqlite-utils, Datasette and DuckDB "
        f"{duckdb.__version__} read {len(expected)} tables and views alike; "
        f"{portable} of {len(canned)} canned queries run in DuckDB too"
    )


main()
