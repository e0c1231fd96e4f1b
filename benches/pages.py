#!/usr/bin/env python3
"""CPU time of kb and of trafilatura over the same saved pages.

    benches/pages.py KB PAGE.html...

Runs both alternately. kb's time is that of the whole process, which also extracts the
facts; that of trafilatura is its `extract` alone. It needs `pip install trafilatura
lxml_html_clean`, and runs with the Python that has them.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 3


def kb_time(kb: str, pages: list[str]) -> float:
    """Seconds of a dry run of `kb ingest` over all pages."""
    with tempfile.TemporaryDirectory() as folder:
        base = str(Path(folder) / "kb.db")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [kb, "--db", base, "ingest", *pages, "--dry-run"]
        subprocess.run(command, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def trafilatura_time(texts: list[str]) -> float:
    """Seconds of trafilatura over all texts."""
    from trafilatura import extract

    begun = time.process_time()
    for text in texts:
        extract(text)
    return time.process_time() - begun


def main() -> None:
    kb, *pages = sys.argv[1:]
    texts = [Path(page).read_text(errors="replace") for page in pages]
    for _ in range(ROUNDS):
        ours, theirs = kb_time(kb, pages), trafilatura_time(texts)
        print(f"kb {ours:.2f} s, trafilatura {theirs:.2f} s: {theirs / ours:.1f}")


if __name__ == "__main__":
    main()
