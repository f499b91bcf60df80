#!/bin/sh
# How cost grows with awards and acts: runs task B (realistic) and B2 (adversarial) at several sizes, one
# run of one contestant each, and appends a row of CSV for each to FILE. Rows that are there are skipped,
# so that a run that was stopped goes on. What did not finish has its reason in the last column.
#
#   bench/growth.sh FILE
#
# Variables, with what they are by default:
#   AWARDS="10000 100000 1000000 10000000"  ACTS="5 20 60 100"  TASKS="B B2"
#   CONTESTANTS="proviso java-loop duckdb"  HEAP=8g (14g from ten million awards on)
# Needs jq. Times are in seconds, peak in MiB.
set -eu

[ $# -eq 1 ] || {
  sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0" >&2
  exit 2
}
file=$1
home=$(cd -P -- "$(dirname -- "$0")/.." && pwd)
command -v jq >/dev/null || {
  echo "growth: jq is needed" >&2
  exit 2
}
all="proviso java-loop duckdb postgresql"

[ -s "$file" ] || echo "awards,acts,mix,contestant,rows,load_cpu_s,cpu_s,wall_s,peak_mib,failure" >"$file"

# Runs one contestant, and writes its row.
measure() {
  awards=$1
  acts=$2
  task=$3
  contestant=$4
  mix=realistic
  [ "$task" = B ] || mix=adversarial
  key=$awards,$acts,$mix,$contestant
  if grep -q "^$key," "$file"; then
    return 0
  fi
  without=
  for other in $all; do
    [ "$other" = "$contestant" ] || without=$without,$other
  done
  heap=${HEAP:-8g}
  [ "$awards" -lt 10000000 ] || heap=${HEAP:-14g}
  echo "growth: $key ..." >&2
  if said=$("$home/proviso" bench --task "$task" --size "$awards" --acts "$acts" --runs 1 --heap "$heap" \
    --without "${without#,}" --format json 2>"$file.log"); then
    figures=$(printf '%s' "$said" | jq -r '.contestants[0] |
      [.rows, .loadCpuSeconds, .cpuSeconds.median, .wallSeconds.median, (.peakBytes / 1048576 | floor), ""] | @csv')
  else
    why=$(printf '%s' "$said" | jq -r '.contestants[0].failed // empty' 2>/dev/null || true)
    [ -n "$why" ] || why=$(tail -n 1 "$file.log")
    figures=",,,,,\"$(printf '%s' "$why" | tr '\n"' " '" | cut -c 1-200)\""
  fi
  echo "$key,$figures" >>"$file"
}

for awards in ${AWARDS:-10000 100000 1000000 10000000}; do
  for acts in ${ACTS:-5 20 60 100}; do
    for task in ${TASKS:-B B2}; do
      for contestant in ${CONTESTANTS:-proviso java-loop duckdb}; do
        measure "$awards" "$acts" "$task" "$contestant"
      done
    done
  done
done
rm -f "$file.log"
