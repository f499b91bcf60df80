// Prints the States and counties of us-atlas as CSV: FIPS code and name, without the geometry.
const fs = require("fs");

const atlas = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const places = [...atlas.objects.states.geometries, ...atlas.objects.counties.geometries]
  .map(({ id, properties }) => ({ fips: id, name: properties.name }))
  .sort((a, b) => (a.fips < b.fips ? -1 : 1));
const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

process.stdout.write("fips,name\n");
for (const { fips, name } of places) {
  process.stdout.write(`${fips},${quoted(name)}\n`);
}
