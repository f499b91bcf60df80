#!/bin/sh
# Puts what pages fetch beside themselves into the folder $1, from the npm packages @uswds/uswds and
# htmx.org, fetched into the folder $2. Does nothing when the folder is younger than this one.
set -eu

out=$1
work=$2
here=$(cd -P -- "$(dirname -- "$0")" && pwd)

if [ -d "$out" ] && [ -z "$(find "$here" -type f -newer "$out")" ]; then
  exit 0
fi
if ! command -v npm >/dev/null; then
  echo "web: styles and fonts come from the npm packages @uswds/uswds and htmx.org, and there is no npm on" >&2
  echo "the PATH. Install Node.js 18 or later with npm (on Debian and Ubuntu: apt-get install nodejs npm)." >&2
  exit 2
fi
uswds=$work/node_modules/@uswds/uswds
htmx=$work/node_modules/htmx.org
mkdir -p "$work"
cp "$here/package.json" "$work/package.json"
if ! [ -s "$uswds/dist/css/uswds.min.css" ] || ! [ -s "$htmx/dist/htmx.min.js" ]; then
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
for weight in Regular SemiBold Bold; do
  cp "$uswds/dist/fonts/public-sans/PublicSans-$weight.woff2" "$out.new/fonts/public-sans/"
done
cp "$uswds/dist/fonts/merriweather/Latin-Merriweather-Regular.woff2" "$out.new/fonts/merriweather/"
cp "$htmx/dist/htmx.min.js" "$out.new/htmx.min.js"
# The licences ask to travel with copies.
cp "$uswds/LICENSE.md" "$out.new/uswds-LICENSE.md"
cp "$htmx/LICENSE" "$out.new/htmx-LICENSE"
mv "$out.new" "$out"
