#!/usr/bin/env python3
"""Scores `kb ingest` on the expected facts beside the checkout.

usage: extraction.py KB              the table, and whether every score reaches its floor
       extraction.py KB --misses     every miss and every false alarm, with what stands around it
       extraction.py KB --raise      writes the scores reached as the new floors
       extraction.py KB --rules      how many facts of each rule are right, and of how many

The place of the expected facts is KB_SHARED. Floors are in extraction-floors.json
beside this file; they only rise.
"""
import collections
import importlib.util
import json
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = os.path.join(HERE, "extraction-floors.json")
GOLD = os.path.join(os.environ.get("KB_SHARED", ""), "gold", "extract")


def scorer():
    spec = importlib.util.spec_from_file_location("score", os.path.join(GOLD, "score.py"))
    score = importlib.util.module_from_spec(spec)
    sys.argv = ["score.py"]
    spec.loader.exec_module(score)
    return score


def predictions(score, kb):
    """What kb finds in every article and every sentence."""
    db = os.path.join(tempfile.mkdtemp(), "none.db")
    articles = {name: once(score.kb_run(kb, db, text, gold["lang"], gold.get("doc_date")))
                for name, (gold, text) in score.gold_articles().items()}
    cases = {case["id"]: score.kb_run(kb, db, case["text"], case["lang"], case.get("ref_date"))
             for case in score.load_cases()}
    return articles, cases


def once(found):
    """Every figure once. For the sentences the scorer lists a figure with a unit
    as a bare number too; in an article that twin would count as a false alarm."""
    seen, figures = set(), []
    for figure in found["figures"]:
        if (figure["start"], figure["end"]) not in seen:
            seen.add((figure["start"], figure["end"]))
            figures.append(figure)
    return dict(found, figures=figures)


def scores(score, articles, cases):
    """The numbers that have a goal, by row and column of the table."""
    reached = {}
    for (name, kind), row in score.show_articles(articles).items():
        if name in ("seed", "all"):
            keys = ["F1", "valueF1"] + (["unitF1", "fullF1"] if kind == "figures" else [])
            reached |= {f"{name} {kind} {key}": row[key] for key in keys}
    for (name, kind), row in score.show_cases(cases).items():
        if name.startswith("news"):
            reached[f"{name} {kind} valueF1"] = row["valueF1"]
    return reached


def around(text, start, end):
    before, after = text[max(0, start - 50):start], text[end:end + 50]
    return f"{before}[{text[start:end]}]{after}".replace("\n", " / ")


def tell(score, kind, name, text, golds, preds, good, expected):
    """The misses and false alarms of one kind in one text."""
    matched = score.match(kind, text, golds, preds, good)
    right = {i for i, _, value, _ in matched if value}
    taken = {j: i for i, j, _, _ in matched}
    for i, gold in enumerate(golds):
        if gold.get("core", True) and i not in right:
            found = [preds[j] for j, other in taken.items() if other == i]
            print(f"miss   {name}: {around(text, gold['start'], gold['end'])}")
            print(f"       expected {expected(gold)}, found {found or 'nothing'}")
    for j, pred in enumerate(preds):
        overlaps = any(g["start"] < pred["end"] and pred["start"] < g["end"] for g in golds)
        if j not in taken and not overlaps:
            print(f"alarm  {name}: {around(text, pred['start'], pred['end'])} {pred}")


def misses(score, articles, cases):
    for name, (gold, text) in score.gold_articles().items():
        low, high = gold["region"]
        for kind, good in (("dates", score.date_ok), ("figures", score.fig_ok)):
            found = [p for p in articles[name][kind] if low <= p["start"] < high]
            value = lambda g: g.get("iso") or (g.get("value"), g.get("low"), g.get("high"), g.get("unit"))
            tell(score, kind, name, text, gold[kind], found, good, value)
    for case in filter(score.news, score.load_cases()):
        found = cases[case["id"]]
        kind = "dates" if "date" in case["kind"] else "figures"
        found = [p for p in found[kind] if kind == "dates" or p.get("kind") == case["kind"]]
        value = lambda g: g.get("values") or (g.get("value"), g.get("unit"))
        tell(score, kind, f"{case['lang']} {case['kind']}", case["text"], case["expected"], found,
             score.case_ok(case["kind"]), value)


def rules(score, articles):
    """Lines for src/ingest/confidence.vocabulary."""
    counts = collections.defaultdict(lambda: [0, 0])
    for name, (gold, text) in score.gold_articles().items():
        low, high = gold["region"]
        for kind, good in (("dates", score.date_ok), ("figures", score.fig_ok)):
            found = [p for p in articles[name][kind] if low <= p["start"] < high]
            matched = {j: (i, value) for i, j, value, _ in score.match(kind, text, gold[kind], found, good)}
            for j, pred in enumerate(found):
                i, value = matched.get(j, (None, False))
                if i is not None and kind == "figures":
                    value = value and score.unit_ok(gold[kind][i], pred)
                counts[kind, pred["rule"]][0] += bool(value)
                counts[kind, pred["rule"]][1] += 1
    for (kind, rule), (right, of) in sorted(counts.items()):
        print(f"{kind} {rule}: {right} | {of}")


def main():
    kb, mode = sys.argv[1], (sys.argv[2:] or ["--floors"])[0]
    score = scorer()
    articles, cases = predictions(score, kb)
    if mode == "--misses":
        return misses(score, articles, cases)
    if mode == "--rules":
        return rules(score, articles)
    reached = scores(score, articles, cases)
    floors = json.load(open(FLOORS)) if os.path.exists(FLOORS) else {}
    if mode == "--raise":
        # Rounded down: a floor is what is surely reached.
        raised = {key: max(floors.get(key, 0), int(value * 1000) / 1000) for key, value in reached.items()}
        with open(FLOORS, "w") as file:
            json.dump(raised, file, indent=1, sort_keys=True)
            file.write("\n")
        return None
    low = {key: (value, floors[key]) for key, value in reached.items() if value < floors.get(key, 0)}
    for key, (value, floor) in low.items():
        print(f"below its floor: {key} is {value:.4f}, and was {floor}")
    return 1 if low else None


sys.exit(main())
