#!/bin/sh
# Puts what pages fetch beside themselves into the folder $1, from the npm packages that package.json
# names, fetched into the folder $2. Does nothing when the folder is younger than this one.
set -eu

out=$1
work=$2
here=$(cd -P -- "$(dirname -- "$0")" && pwd)

if [ -d "$out" ] && [ -z "$(find "$here" -type f -newer "$out")" ]; then
  exit 0
fi
if ! command -v npm >/dev/null; then
  echo "web: styles, fonts and scripts come from the npm packages of $here/package.json, and there is no npm on" >&2
  echo "the PATH. Install Node.js 18 or later with npm (on Debian and Ubuntu: apt-get install nodejs npm)." >&2
  exit 2
fi
uswds=$work/node_modules/@uswds/uswds
htmx=$work/node_modules/htmx.org
tus=$work/node_modules/tus-js-client
noble=$work/node_modules/@noble/hashes
mkdir -p "$work"
cp "$here/package.json" "$work/package.json"
if ! [ -s "$uswds/dist/css/uswds.min.css" ] || ! [ -s "$htmx/dist/htmx.min.js" ] ||
  ! [ -s "$tus/dist/tus.min.js" ] || ! [ -s "$noble/sha2.js" ]; then
  (cd "$work" && npm install --loglevel=error --prefer-offline --ignore-scripts --no-package-lock --no-audit --no-fund >&2) || {
    echo "web: npm could not fetch the packages that $here/package.json names. Its registry must be" >&2
    echo "reachable once; after that npm's own cache is enough." >&2
    exit 2
  }
fi
rm -rf "$out" "$out.new"
mkdir -p "$out.new/css" "$out.new/fonts/public-sans" "$out.new/fonts/merriweather"
# One family of letters for all, which site.css names with its files; and without the note of where
# the map of the style sheet is.
sed -e 's:/\*# sourceMappingURL=[^*]*\*/::' -e 's:@font-face{[^}]*}::g' -e 's:Source Sans Pro Web:Public Sans Web:g' \
  "$uswds/dist/css/uswds.min.css" >"$out.new/css/uswds.min.css"
mkdir -p "$out.new/img/usa-icons"
cp "$uswds/dist/img/usa-icons/unfold_more.svg" "$out.new/img/usa-icons/"
cp "$uswds/dist/img/correct8.svg" "$out.new/img/"
for weight in Regular SemiBold Bold; do
  cp "$uswds/dist/fonts/public-sans/PublicSans-$weight.woff2" "$out.new/fonts/public-sans/"
done
cp "$uswds/dist/fonts/merriweather/Latin-Merriweather-Regular.woff2" "$out.new/fonts/merriweather/"
cp "$htmx/dist/htmx.min.js" "$out.new/htmx.min.js"
sed -e '/^\/\/# sourceMappingURL=/d' "$tus/dist/tus.min.js" >"$out.new/tus.min.js"
mkdir -p "$out.new/hashes"
for part in sha2 _md _u64 utils; do
  cp "$noble/$part.js" "$out.new/hashes/"
done
# The licences ask to travel with copies.
cp "$uswds/LICENSE.md" "$out.new/uswds-LICENSE.md"
cp "$htmx/LICENSE" "$out.new/htmx-LICENSE"
cp "$tus/LICENSE" "$out.new/tus-LICENSE"
cp "$noble/LICENSE" "$out.new/hashes/LICENSE"
mv "$out.new" "$out"
