"""`kb query --lake` gives the rows of `kb query`, in every output format, by DuckDB.

Usage: lake.py KB, with duckdb in the environment of this Python.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from agreement import base_and_lake

QUESTIONS = [
    ["systems mentioned in 2024"],
    ["how many events in 2024"],
    ["promises about Dojo"],
    ["prédictions par statut"],
    ["qui est Elon Musk"],
    ["figures above 1 billion dollars"],
    ["top 3 systems"],
    ["events", "-p", "period=1900"],
    ["events", "-p", "text=super comp"],
]
FORMATS = ["--csv", "--json", "--tsv", "--markdown", "--jsonl", "--table"]


def main():
    kb = str(pathlib.Path(sys.argv[1]).resolve())
    environment = {**os.environ, "PATH": f"{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"}

    def ask(*arguments):
        command = [kb, "query", "-q", *arguments, "--as-of", "2025-01-01"]
        run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert run.returncode == 0, f"{arguments}: {run.stderr}"
        return run.stdout

    with tempfile.TemporaryDirectory() as folder:
        base, lake = base_and_lake(kb, folder)
        compared = 0
        for question in QUESTIONS:
            # The formats are printed by the same code: one question shows all of them.
            formats = ["--csv"] if question != QUESTIONS[0] else FORMATS
            for output in formats:
                expected = ask(*question, output, "--db", base.path)
                found = ask(*question, output, "--lake", lake)
                if found != expected:
                    sys.exit(f"{question} {output} over the lake:\n{found}\nthe base:\n{expected}")
                compared += 1
    print(f"kb query --lake: {compared} answers as those of the base")


if __name__ == "__main__":
    main()
