// Prints the map of us-atlas, in the projection that it comes in (Albers, 975 by 610), as lines:
//   land PATH, borders PATH              the whole country, and the borders between States
//   state FIPS X Y, county FIPS X Y PATH where a circle stands, and the outline of a county
// A circle stands at the centroid of the largest part.
const fs = require("fs");

const LAND = 0.7; // how far, in units of the map, an outline may be moved to have fewer points
const COUNTY = 0.3;

const [states, counties] = process.argv.slice(2, 4).map((file) => JSON.parse(fs.readFileSync(file, "utf8")));

function arcsOf({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
}

// Douglas and Peucker (1973). Arcs are simplified and not rings, so that neighbours keep one border.
function simplified(line, tolerance) {
  const keep = new Set([0, line.length - 1]);
  const spans = [[0, line.length - 1]];
  while (spans.length) {
    const [from, to] = spans.pop();
    let far = 0;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const distance = apart(line[i], line[from], line[to]);
      if (distance > far) [far, at] = [distance, i];
    }
    if (far > tolerance) {
      keep.add(at);
      spans.push([from, at], [at, to]);
    }
  }
  return line.filter((_, i) => keep.has(i));
}

function apart([x, y], [x1, y1], [x2, y2]) {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length));
  return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
}

const stateArcs = arcsOf(states);
const countyArcs = arcsOf(counties);
const light = stateArcs.map((arc) => simplified(arc, LAND));
const close = countyArcs.map((arc) => simplified(arc, COUNTY));

const ringOf = (indices, from) =>
  indices.flatMap((i) => {
    const line = i < 0 ? [...from[~i]].reverse() : from[i];
    return line.slice(0, -1);
  });
const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs);

function path(lines, end) {
  const number = (value) => String(Math.round(value * 10) / 10);
  return lines
    .map((line) => {
      let [x, y] = [0, 0];
      return line
        .map(([px, py], i) => {
          const [nx, ny] = [Math.round(px * 10) / 10, Math.round(py * 10) / 10];
          const step = i === 0 ? `M${number(nx)} ${number(ny)}` : `l${number(nx - x)} ${number(ny - y)}`;
          [x, y] = [nx, ny];
          return step.replace(" -", "-");
        })
        .join("") + end;
    })
    .join("");
}

// Twice the area, signed, and the centroid.
function measure(ring) {
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length];
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  });
  // The smallest independent cities are a line or a point at this precision.
  const mean = (axis) => ring.reduce((sum, point) => sum + point[axis], 0) / ring.length;
  return { area: Math.abs(area), at: area === 0 ? [mean(0), mean(1)] : [x / (3 * area), y / (3 * area)] };
}

function centroid(geometry, arcs) {
  const largest = polygons(geometry)
    .map((polygon) => measure(ringOf(polygon[0], arcs)))
    .reduce((one, other) => (other.area > one.area ? other : one));
  return largest.at.map((value) => value.toFixed(1)).join(" ");
}

// Islands with less than a quarter of a square unit are not seen.
const rings = (geometry, from) =>
  polygons(geometry)
    .flatMap((polygon) => polygon.map((ring) => ringOf(ring, from)))
    .filter((ring) => ring.length > 2 && measure(ring).area > 0.5);

const users = new Map();
for (const state of states.objects.states.geometries) {
  for (const i of polygons(state).flat(2)) {
    const arc = i < 0 ? ~i : i;
    users.set(arc, (users.get(arc) ?? new Set()).add(state.id));
  }
}
const shared = [...users].filter(([, states]) => states.size > 1).map(([arc]) => light[arc]);

const out = [];
out.push(`land ${path(rings(states.objects.nation.geometries[0], light), "z")}`);
out.push(`borders ${path(shared, "")}`);
const byId = (one, other) => (one.id < other.id ? -1 : 1);
for (const state of [...states.objects.states.geometries].sort(byId)) {
  out.push(`state ${state.id} ${centroid(state, stateArcs)}`);
}
for (const county of [...counties.objects.counties.geometries].sort(byId)) {
  out.push(`county ${county.id} ${centroid(county, countyArcs)} ${path(rings(county, close), "z")}`);
}
process.stdout.write(out.join("\n") + "\n");
