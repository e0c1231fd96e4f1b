"""Spark over a lake."""

import json
import os
import pathlib
import tempfile

from pyspark.sql import SparkSession

# Small tables: no second task, and no code compiled for a query that is run once.
SETTINGS = {
    "spark.ui.enabled": "false",
    # Tables are in one part each, and nothing has to be sent to others.
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.join.preferSortMergeJoin": "false",
    # What is remembered of a thousand queries fills the memory, and is asked by nobody.
    "spark.driver.memory": "3g",
    "spark.sql.ui.retainedExecutions": "1",
    "spark.ui.retainedJobs": "1",
    "spark.ui.retainedStages": "1",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.log.level": "OFF",
    "spark.driver.extraJavaOptions": "-Xss8m -XX:+UseParallelGC",
    # Not in the lake, where Spark is started.
    "spark.sql.warehouse.dir": f"{tempfile.gettempdir()}/kb-spark-warehouse",
    "spark.sql.session.timeZone": "UTC",
}


def session(master, **settings):
    builder = SparkSession.builder.master(master)
    for name, value in {**SETTINGS, **settings}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def over(lake, master, **settings):
    """A session in which the tables of a lake have their names."""
    # Their paths begin where Spark was started.
    os.chdir(lake)
    spark = session(master, **settings)
    text = pathlib.Path("views.spark.sql").read_text()
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    for statement in "\n".join(lines).split(";\n"):
        if statement.strip():
            spark.sql(statement.strip().removesuffix(";"))
    return spark


def reader(lake):
    """A function that gives the rows of a statement."""
    spark = over(lake, "local[2]")
    manifest = json.loads(pathlib.Path("manifest.json").read_text())
    for table in {name for base in manifest["bases"].values() for name in base["tables"]}:
        # In one part, so that a join moves no rows.
        spark.table(table).coalesce(1).cache().createOrReplaceTempView(table)
    return lambda sql: [list(row) for row in spark.sql(sql).collect()]
