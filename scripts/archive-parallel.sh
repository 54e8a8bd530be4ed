#!/usr/bin/env bash
# Spreads `hearsay read` and `hearsay extract` over one machine with GNU parallel, and packs what comes out as Parquet by day.
#
#     scripts/archive-parallel.sh OUT FILE ...
#
# FILE is anything that `hearsay read` takes (WARC archives as a rule); each is one job. OUT gets `lines/` (what was found
# in each file, packed by gzip), `jobs.log` and `days/` (Parquet). Stopped and started again, it goes on with the files
# that are not done. JOBS says how many at a time (one for each core when not set), HEARSAY is the command where it is not in
# PATH. Exit status 1 of Hearsay says that something in the material failed and the rest is done, so it is no failure here.
set -euo pipefail

out=${1:?expected OUT FILE ...}
shift
mkdir -p "$out/lines"
export out HEARSAY=${HEARSAY:-hearsay}

extract_file() {
  local lines=$out/lines/$(basename "$1").jsonl.gz status=0
  set -o pipefail
  $HEARSAY read --json "$1" | $HEARSAY extract --whole | gzip > "$lines.part" || status=$?
  # What is there under its name is whole.
  [ "$status" -le 1 ] && mv "$lines.part" "$lines"
}
export -f extract_file

SHELL=$(command -v bash) parallel --jobs "${JOBS:-100%}" --joblog "$out/jobs.log" --resume-failed \
  extract_file {} ::: "$@"
cat "$out"/lines/*.jsonl.gz | gzip -dc | $HEARSAY pack "$out/days"
