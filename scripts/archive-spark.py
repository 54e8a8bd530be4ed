"""Spreads `hearsay read` and `hearsay extract` over a cluster with Apache Spark, and writes Parquet by day.

    spark-submit scripts/archive-spark.py OUT FILE ...      (or: python scripts/archive-spark.py OUT FILE ...)

FILE is anything that `hearsay read` takes (WARC archives as a rule), under a path that every machine of the cluster
sees. Each file is one task. OUT is a folder or an address that Spark can write to; what stands there is replaced. The
command `hearsay` is looked for in PATH, or is what HEARSAY says: `HEARSAY="node /opt/hearsay/bin/hearsay.js"`.

What cannot be read is told in the executors' logs and stops nothing; a command that could not run at all (exit status
2 and above) fails its task, which Spark tries again. The columns are those of `hearsay pack` (docs/archives.md).
"""

import json
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql.types import IntegerType, StringType, StructField, StructType

# One path a line in, one article a line out. 1 says that something in the material failed, and the rest is done.
FILTER = """
set -o pipefail
while IFS= read -r file; do
  $HEARSAY read --json "$file" | $HEARSAY extract --whole
  if [ $? -gt 1 ]; then exit 2; fi
done
"""

COLUMNS = StructType(
    [StructField(name, StringType()) for name in ("day", "id", "published_at", "outlet", "title", "url")]
    + [StructField("statement_count", IntegerType())]
    + [StructField(name, StringType()) for name in ("article", "statements", "voices", "happenings")]
)


def read_row(line):
    found = json.loads(line)
    article = found["article"]
    published = article.get("publishedAt")
    return (
        published and published[:10],
        article["id"],
        published,
        *(replace_halves(article.get(name)) for name in ("outlet", "title", "url")),
        len(found["statements"]),
        # As ASCII: half of a surrogate pair, which a text from the web may hold, has no UTF-8.
        *(json.dumps(found[name], separators=(",", ":")) for name in ("article", "statements", "voices", "happenings")),
    )


def replace_halves(text):
    return text and text.encode("utf-8", "replace").decode("utf-8")


def main():
    out, *files = sys.argv[1:]
    if not files:
        sys.exit("expected OUT FILE ...")
    spark = SparkSession.builder.appName("hearsay").getOrCreate()
    # Small row groups: whoever reads them has one in memory at a time.
    spark.conf.set("parquet.block.size", 16 * 1024 * 1024)
    command = ["bash", "-c", FILTER]
    environment = {**os.environ, "HEARSAY": os.environ.get("HEARSAY", "hearsay")}
    lines = spark.sparkContext.parallelize(files, len(files)).pipe(
        " ".join(map(quote, command)), env=environment, checkCode=True
    )
    rows = spark.createDataFrame(lines.map(read_row), COLUMNS)
    # All of a day in one place, so that a day is one file and not one for every task.
    rows.repartition("day").sortWithinPartitions("day", "id").write.mode("overwrite").partitionBy("day").parquet(out)
    spark.stop()


def quote(word):
    return "'" + word.replace("'", "'\\''") + "'"


if __name__ == "__main__":
    main()
