"""Reads a folder of articles by Spark, and makes one lake of their facts (docs/scale.md).

    spark-submit examples/spark_ingest.py [--kb KB] [--chunk 1000] ARTICLES BASES LAKE

A task reads one chunk of the articles into a base of its own, `BASES/chunk-00000.db`. When
all are read, the bases are exported into the lake, one after the other. ARTICLES, BASES and
kb must be on every worker under the same path.

What a chunk holds follows from the articles alone, and a base gets its name once it is whole.
A task that is killed and run again, or run twice, therefore leaves the same rows.
"""

import argparse
import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile

from pyspark.sql import SparkSession


def options():
    parser = argparse.ArgumentParser(description="Reads articles by Spark into a lake.")
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("bases", type=pathlib.Path)
    parser.add_argument("lake", type=pathlib.Path)
    parser.add_argument("--kb", default="kb", help="the program, on every worker")
    parser.add_argument("--chunk", type=int, default=1000, help="articles in one base")
    return parser.parse_args()


def chunks(spark, folder, size):
    """The paths of the articles, each text once, in chunks with their numbers."""
    paths = sorted(str(path) for path in folder.resolve().rglob("*") if path.is_file())

    def hashed(path):
        return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest(), path

    texts = spark.sparkContext.parallelize(paths).map(hashed).reduceByKey(min)
    once = sorted(texts.values().collect())
    return list(enumerate(once[i : i + size] for i in range(0, len(once), size)))


def read(chunk, bases, kb):
    """Reads a chunk into its base. Gives the base and what kb says of articles it cannot read."""
    number, paths = chunk
    base = f"{bases}/chunk-{number:05}.db"
    with tempfile.TemporaryDirectory() as folder:
        read = f"{folder}/kb.db"
        # An article that cannot be read keeps no other out of the base.
        command = ["xargs", "-0", kb, "--db", read, "ingest"]
        names = "\0".join(paths).encode()
        run = subprocess.run(command, input=names, capture_output=True, check=False)
        if not os.path.exists(read):
            raise RuntimeError(run.stderr.decode())
        # BASES may be on another disk, where only a rename is one step.
        copy = f"{base}.{os.path.basename(folder)}"
        shutil.copyfile(read, copy)
        os.replace(copy, base)
    return base, run.stderr.decode() if run.returncode else ""


def main():
    given = options()
    given.bases.mkdir(parents=True, exist_ok=True)
    bases, kb = str(given.bases.resolve()), given.kb
    spark = SparkSession.builder.appName("kb ingest").getOrCreate()
    parts = chunks(spark, given.articles, given.chunk)
    tasks = spark.sparkContext.parallelize(parts, max(1, len(parts)))
    for base, problems in tasks.map(lambda chunk: read(chunk, bases, kb)).collect():
        print(problems, end="")
        export = [kb, "--db", base, "export", "--as", "parquet", "--to", str(given.lake)]
        subprocess.run(export, check=True)
    spark.stop()


if __name__ == "__main__":
    main()
