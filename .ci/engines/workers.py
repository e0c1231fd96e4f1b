"""A worker of Spark is killed while it answers, and another while it reads articles: the rows
are those of an undisturbed run. On a cluster of two worker processes.

Usage: workers.py KB, with pyspark in the environment of this Python, and Java.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import spark as engine
from agreement import ROOT, base_and_lake, rows

CLUSTER = "local-cluster[2,1,1024]"
# Enough tasks for one of them to be killed half way.
MANY_PARTS = {"spark.sql.shuffle.partitions": "100", "spark.task.maxFailures": "8"}
QUESTION = ["queries", "systems", "-p", "period=2023/2024"]
ARTICLES, CHUNK = 60, 5


def kill_one():
    """Kills one of the processes that work for Spark, if there are any. Gives whether."""
    listed = subprocess.run(
        ["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True, check=False
    )
    found = [int(process) for process in listed.stdout.split()]
    if found:
        os.kill(found[0], signal.SIGKILL)
    return bool(found)


def kill_half_way(half_way, over):
    """Kills a worker as soon as some of the work is done."""
    while not over():
        if half_way() and kill_one():
            return
        time.sleep(0.01)
    sys.exit("no worker was killed: the work was done before")


def some_tasks_done(spark):
    """Whether some tasks of a stage are done, and others run."""
    tracker = spark.sparkContext.statusTracker()
    stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    return any(stage and stage.numCompletedTasks and stage.numActiveTasks for stage in stages)


def question(kb, folder):
    """A canned query over a lake."""
    base, lake = base_and_lake(kb, folder)
    sql = base.statement(QUESTION, "spark")
    expected = rows(base.rows(base.statement(QUESTION, "sqlite")))
    spark = engine.over(lake, CLUSTER, **MANY_PARTS)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(lambda: rows(spark.sql(sql).collect()))
        kill_half_way(lambda: some_tasks_done(spark), answer.done)
        found = answer.result()
    spark.stop()
    if not expected or found != expected:
        sys.exit(f"a worker was killed: {found}\nSQLite: {expected}")
    print(f"a question: a worker was killed, and its {len(found)} rows are those of SQLite")


def article(number):
    year = 2000 + number % 20
    return f"""# Norvik line {number}

- March 4, {year}: Norvik Rail opened depot {number} at a cost of ${number + 1}.5 million.
- June {year + 1}: Anna Lindqvist said that line {number} would carry 9,000 people a day by 2030.
"""


def start_reading(kb, folder, name):
    """The example, at work on the articles of a folder."""
    paths = [f"{folder}/articles", f"{folder}/{name}-bases", f"{folder}/{name}-lake"]
    command = [sys.executable, ROOT / "examples/spark_ingest.py", "--kb", kb, "--chunk", str(CHUNK)]
    environment = {**os.environ, "PYSPARK_SUBMIT_ARGS": f"--master {CLUSTER} pyspark-shell"}
    return subprocess.Popen([*command, *paths], env=environment, stdout=subprocess.DEVNULL)


def tables(lake):
    """The rows and hashes of the files of a lake."""
    bases = json.loads(pathlib.Path(lake, "manifest.json").read_text())["bases"]
    return {base: entry["tables"] for base, entry in bases.items()}


def reading(kb, folder):
    """Articles that become a lake."""
    articles = pathlib.Path(folder, "articles")
    articles.mkdir()
    for number in range(ARTICLES):
        (articles / f"{number}.md").write_text(article(number))
    (articles / "copy.md").write_text(article(0))
    chunks = ARTICLES // CHUNK
    for name in ["undisturbed", "disturbed"]:
        run = start_reading(kb, folder, name)
        if name == "disturbed":
            bases = pathlib.Path(folder, "disturbed-bases")
            kill_half_way(
                lambda: 0 < len(list(bases.glob("*.db"))) < chunks, lambda: run.poll() is not None
            )
        if run.wait():
            sys.exit("the articles were not read")
    made = [tables(f"{folder}/{name}-lake") for name in ["undisturbed", "disturbed"]]
    events = sum(base["events"]["rows"] for base in made[0].values())
    if len(made[0]) != chunks or events != 2 * ARTICLES or made[0] != made[1]:
        sys.exit(f"{len(made[0])} bases and {events} events; the same files: {made[0] == made[1]}")
    print(f"{ARTICLES} articles: a worker was killed, and the files of the lake are the same")


def main():
    kb = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        question(kb, folder)
        os.chdir(ROOT)
        reading(kb, folder)


if __name__ == "__main__":
    main()
