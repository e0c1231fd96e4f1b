#!/usr/bin/env python3
"""Judges answers to questions and ingested articles by the expected ones beside the checkout.

usage: gold.py KB            what was reached, and whether every number reaches its floor
       gold.py KB --raise    writes the numbers reached as the new floors

The place of the expectations is KB_SHARED. Floors are in gold-floors.json beside this
file: shares, which only rise, and counts ("at most ..."), which only fall.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = os.path.join(HERE, "gold-floors.json")
GOLD = os.path.join(os.environ.get("KB_SHARED", ""), "gold")


def last_line(*command):
    """The last line that a judge prints: its sum."""
    run = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    return run.stdout.strip().splitlines()[-1]


def questions(kb):
    """The share of right answers, and how many mislead."""
    base = os.path.join(tempfile.mkdtemp(), "kb.db")
    subprocess.run([kb, "seed", "--db", base], check=True, stdout=subprocess.DEVNULL)
    folder = os.path.join(GOLD, "questions")
    line = last_line(os.path.join(folder, "ask.py"), kb, base, os.path.join(folder, "tesla-dev.jsonl"))
    right, of, wrong = re.match(r"(\d+)/(\d+) right .*?, (\d+) silently wrong", line).groups()
    return {"questions right": int(right) / int(of), "at most silently wrong": int(wrong)}


def articles(kb):
    """The shares of facts that arrive, and how many dated lines vanish."""
    folder = os.path.join(GOLD, "ingest")
    line = last_line(os.path.join(folder, "score_base.py"), kb, os.path.join(folder, "texts"))
    pattern = (r"events F1 ([\d.]+); figures loaded F1 ([\d.]+), subject ([\d.]+); predictions F1 ([\d.]+); "
               r"entities F1 ([\d.]+), kind ([\d.]+); silent losses (\d+); dust (\d+)")
    names = ["events F1", "figures F1", "figures subject", "predictions F1", "entities F1", "entities kind",
             "at most silent losses", "at most dust"]
    return dict(zip(names, map(float, re.match(pattern, line).groups())))


def main():
    kb, mode = os.path.abspath(sys.argv[1]), (sys.argv[2:] or ["--floors"])[0]
    reached = questions(kb) | articles(kb)
    floors = json.load(open(FLOORS)) if os.path.exists(FLOORS) else {}
    for name, value in reached.items():
        print(f"{name}: {value:.3f}")
    if mode == "--raise":
        # Rounded down: a floor is what is surely reached.
        better = lambda name, value: (min(floors.get(name, value), value) if name.startswith("at most")
                                      else max(floors.get(name, 0), int(value * 1000) / 1000))
        with open(FLOORS, "w") as file:
            json.dump({name: better(name, value) for name, value in reached.items()}, file, indent=1)
            file.write("\n")
        return None
    fails = lambda name, value, floor: value > floor if name.startswith("at most") else value < floor
    low = [name for name, floor in floors.items() if fails(name, reached[name], floor)]
    for name in low:
        print(f"misses its floor: {name} is {reached[name]:.4f}, and was {floors[name]}")
    return 1 if low else None


if __name__ == "__main__":
    sys.exit(main())
