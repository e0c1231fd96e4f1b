"""Reads what `kb export --as` writes with the programs that people use.

Usage: readers.py KB BASE
"""

import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import feedparser
import icalendar
from frictionless import Package, system
from pyld import jsonld

kb, base = sys.argv[1:3]


def run(*arguments):
    """What a command of kb writes."""
    command = [kb, "--db", base, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def rows(query, *arguments):
    """The rows of a canned query."""
    return json.loads(run("query", query, "--json", "--as-of", "2026-06-01", *arguments))


def export(form, *arguments):
    """An export, always as of the same day."""
    return run("export", "--as", form, "--as-of", "2026-06-01", *arguments)


def csv(folder, *arguments):
    """Frictionless finds no error in any file, and every row of the base."""
    place = pathlib.Path(folder) / "-".join(["csv", *arguments]).replace(" ", "")
    export("csv", "--to", str(place), *arguments)
    with system.use_context(trusted=True):
        package = Package(str(place / "datapackage.json"))
        report = package.validate()
    assert report.valid, report.flatten(["title", "type", "note"])[:5]
    counts = {resource.name: len(resource.read_rows()) for resource in package.resources}
    for name in counts:
        assert (place / f"{name}.csv").stat().st_size > 0
    return counts


def linked_data(*arguments):
    """Every fact and entity has its node, and every reference one that is there."""
    document = json.loads(export("jsonld", *arguments))
    expanded = jsonld.expand(document)
    nodes = {node["@id"]: node for node in expanded}
    assert len(nodes) == len(expanded) == len(document["@graph"])
    triples = jsonld.to_rdf(document)["@default"]
    own = {t["object"]["value"] for t in triples if t["object"]["type"] == "IRI"}
    missing = {name for name in own if name.startswith("tag:kb,") and name not in nodes}
    assert not missing, missing
    classes = [node["@type"][0].removeprefix("https://schema.org/") for node in expanded]
    return {name: classes.count(name) for name in set(classes)}


def calendar(*arguments):
    """The summary and day of every event; each line has at most 75 octets."""
    text = export("ics", *arguments)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), "a long line"
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events)
    return [(str(event["SUMMARY"]), event["DTSTART"].dt.isoformat()) for event in events]


def feed(*arguments):
    """The titles of the entries."""
    read = feedparser.parse(export("atom", *arguments))
    assert not read.bozo, read.get("bozo_exception")
    assert all(entry.id and entry.updated and entry.content for entry in read.entries)
    return [entry.title for entry in read.entries]


def site(folder):
    """Every link of the published pages leads to a file that is there."""
    place = pathlib.Path(folder) / "site"
    export("site", "--to", str(place))
    links = 0
    for file in place.rglob("*"):
        if file.suffix not in (".html", ".svg", ".atom"):
            continue
        text = file.read_text(encoding="utf-8")
        for link in re.findall(r' (?:href|src|action)="([^"]*)"', text):
            if link.startswith(("data:", "#")):
                continue
            target = html.unescape(link).split("#")[0]
            assert (file.parent / target).exists(), (file, link)
            links += 1
    return links


with tempfile.TemporaryDirectory() as folder:
    assert site(folder) > 10_000
    counts = csv(folder)
    assert counts["timeline"] == len(rows("events")), counts
    assert counts["figure_values"] == len(rows("figures")), counts
    assert counts["prediction_status"] == len(rows("predictions")), counts
    assert counts["entity_names"] == len(rows("entities")), counts
    assert csv(folder, "events in 2024")["timeline"] == len(rows("events", "-p", "period=2024"))
    csv(folder, "--csv-excel")

classes = linked_data()
assert classes["Event"] == len(rows("events"))
assert classes["Claim"] == len(rows("figures")) + len(rows("predictions"))
assert linked_data("events in 2024")["Event"] == len(rows("events", "-p", "period=2024"))

promises = rows("predictions")
assert [summary for summary, _ in calendar()] == [row["statement"] for row in promises]
late = rows("predictions", "-p", "status=overdue")
assert len(calendar("predictions", "-p", "status=overdue")) == len(late) > 0

titles = feed()
assert len(titles) == len(rows("events")) + len(late)
assert {row["title"] for row in rows("events")} <= set(titles)
print("frictionless, pyld, icalendar and feedparser read the exports")
