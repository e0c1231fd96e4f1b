"""The calls that are compared: every canned query with every parameter alone and in pairs."""

import itertools
import json
import sqlite3
import subprocess
from concurrent.futures import ThreadPoolExecutor

# Phrases that count, add or cut the rows of a canned query.
PHRASES = [
    "how many events in 2024",
    "events per year",
    "events per quarter",
    "events per month in 2024",
    "events per category",
    "category with the most events",
    "year with the most events",
    "figures by unit",
    "figures by status",
    "predictions by status",
    "scorecard",
    "top 3 systems mentioned in 2024",
    "systems by category",
    "the 2nd event",
    "last 5 events",
]

# Values that have rows in most bases; others are looked up.
PERIODS = {"never": "2019", "holds": "2023/2025", "due": "2023/2026"}
NUMBERS = {"below": "1e6", "at_most": "1e6", "above": "100", "at_least": "100", "equal": "1000"}
TABLES = {
    "metric": "metrics", "not_metric": "metrics", "unit": "units", "not_unit": "units",
    "event": "events", "prediction": "predictions", "source": "sources",
}  # fmt: skip


class Base:
    """A base that statements are made and run on."""

    def __init__(self, kb, path):
        self.kb, self.path = kb, path
        self.sqlite = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)

    def run(self, *arguments):
        command = [self.kb, "--db", self.path, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def statement(self, call, engine):
        """The statement of a call, or None if it is refused."""
        run = self.run(*call, "--as-of", "2025-01-01", "--engine", engine)
        if run.returncode == 1 and "cannot be written for" in run.stderr:
            return None
        assert run.returncode == 0, f"{call}: {run.stderr}"
        return run.stdout

    def rows(self, sql):
        return [list(row) for row in self.sqlite.execute(sql).fetchall()]

    def slugs(self, param):
        """Slugs that may be given for a parameter, those of most rows first."""
        table = TABLES.get(param)
        if table:
            return [slug for (slug,) in self.sqlite.execute(f"select slug from {table} order by id")]
        often = """select e.slug from entities as e left join entity_events as m
                   on m.entity_id = e.id group by e.id order by count(*) desc, e.slug"""
        return [slug for (slug,) in self.sqlite.execute(often)]


def values(base, query, param):
    """The values that a parameter is given: all orders, else one that has rows."""
    name, kind = param["name"], param["kind"]
    if kind == "period":
        return [PERIODS.get(name, "2023/2024")]
    if kind == "day":
        return ["2024-06-30"]
    if kind == "number":
        return [NUMBERS.get(name, "1000")]
    if kind.startswith("word("):
        words = kind[5:-1].split(", ")
        return words if name == "order" else with_rows(base, query, name, words)
    if kind.startswith("category("):
        wanted = (kind[9:-1],)
        slugs = base.sqlite.execute("select slug from categories where kind = ? order by 1", wanted)
        return with_rows(base, query, name, [slug for (slug,) in slugs])
    if kind == "words":
        return ["dojo chip" if query == "search" else "super comp"]
    return with_rows(base, query, name, base.slugs(name)[:40])


def with_rows(base, query, name, candidates):
    """The first candidate with which the query has rows."""
    for candidate in candidates:
        sql = base.statement(["queries", query, "-p", f"{name}={candidate}"], "sqlite")
        if base.rows(sql):
            return [candidate]
    return candidates[:1]


def calls(base):
    """Every call as arguments of kb, by the canned query it is counted under."""
    names = [query["name"] for query in json.loads(base.run("queries", "--json").stdout)]
    for query in names:
        params = json.loads(base.run("queries", query, "--json").stdout)["parameters"]
        given = {
            param["name"]: [f"{param['name']}={value}" for value in values(base, query, param)]
            for param in params
        }
        alone = [[one] for choices in given.values() for one in choices]
        pairs = [[a[-1], b[-1]] for a, b in itertools.combinations(given.values(), 2)]
        for arguments in [[], *alone, *pairs]:
            yield query, ["queries", query, *(x for one in arguments for x in ("-p", one))]
    for phrase in PHRASES:
        yield "(phrases that count)", ["query", "-q", phrase]


def statements(base, engines):
    """Query, call, and the statement for each engine."""
    def of(call):
        query, arguments = call
        return query, arguments, {engine: base.statement(arguments, engine) for engine in engines}

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(of, calls(base)))
