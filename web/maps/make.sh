#!/bin/sh
# Writes the map of the United States to the file $1, from the npm package us-atlas, fetched into the
# folder $2. Does nothing when the file is there and younger than what it is made by.
set -eu

out=$1
work=$2
here=$(cd -P -- "$(dirname -- "$0")" && pwd)

if [ -s "$out" ] && [ -z "$(find "$here" -type f -newer "$out")" ]; then
  exit 0
fi
if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
  echo "web: the map comes from the npm package us-atlas, and there is no npm or node on the PATH. Install" >&2
  echo "Node.js 18 or later with npm (on Debian and Ubuntu: apt-get install nodejs npm)." >&2
  exit 2
fi
atlas=$work/node_modules/us-atlas
mkdir -p "$work" "$(dirname -- "$out")"
cp "$here/package.json" "$work/package.json"
if ! [ -s "$atlas/counties-albers-10m.json" ]; then
  (cd "$work" && npm install --loglevel=error --prefer-offline --ignore-scripts --no-package-lock --no-audit --no-fund >&2) || {
    echo "web: npm could not fetch the package that $here/package.json names. Its registry must be" >&2
    echo "reachable once; after that npm's own cache is enough." >&2
    exit 2
  }
fi
node "$here/map.js" "$atlas/states-albers-10m.json" "$atlas/counties-albers-10m.json" >"$out.new"
# The licence asks to travel with copies.
cp "$atlas/LICENSE" "${out%/*}/us-atlas-LICENSE"
mv -f "$out.new" "$out"
