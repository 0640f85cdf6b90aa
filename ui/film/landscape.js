// What a player shows: bands on a map, the paths walked on it, and their losses, on two canvases. Nothing here knows of
// time but the frame that is to be drawn.
const INSET = { left: 38, top: 28, right: 10, bottom: 42 };
const SHAPES = [[40, 0], [4, 0.785], [3, -1.571], [4, 0], [3, 1.571], [6, 0]]; // corners, turned by
const DASHES = [[], [9, 4], [2, 4], [12, 3, 2, 3], [5, 3], [16, 5]];

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

function unpack(run, before) {
  const numbers = new Float32Array(bytes(run.numbers).buffer);
  const kind = before.filter((other) => other.role === "racer").length;
  return { ...run, numbers, kind, end: numbers.length / run.columns - 1 };
}

// The number in a column of a run, between frames on the straight line; a run that has ended stays where it is.
function at(run, frame, column) {
  const here = Math.min(Math.floor(frame), run.end), next = Math.min(here + 1, run.end);
  const from = run.numbers[here * run.columns + column], to = run.numbers[next * run.columns + column];
  return from + (to - from) * Math.min(1, Math.max(0, frame - here));
}

// ---- pictures ----

function paint(scene, again) {
  if (!scene.data || !scene.map.clientWidth) return;
  const step = scene.steps[scene.time.frame];
  const shown = scene.data.field.keyframes.findLastIndex((from) => from <= step);
  if (again) {
    scene.colours = palette(scene.root);
    scene.mist = scene.data.fog && paintMist(scene);
    for (const run of scene.named) paintSwatch(run, scene);
  }
  if (again || shown !== scene.shown) scene.ground = paintGround(scene, (scene.shown = shown));
  if (again && scene.data.panel) scene.curves = paintCurves(scene);
  paintMap(scene);
  if (scene.data.panel) paintLosses(scene);
}

function palette(root) {
  const style = getComputedStyle(root), read = (name) => style.getPropertyValue("--st-" + name).trim();
  return {
    text: read("text-color"),
    page: read("background-color"),
    accent: read("primary-color"),
    second: read("secondary-background-color"),
    border: read("border-color"),
    font: style.fontFamily,
    bands: read("chart-sequential-colors").split(","),
    hues: read("chart-categorical-colors").split(","),
  };
}

// A canvas in device pixels with a context in CSS pixels.
function fit(canvas, width = canvas.clientWidth, height = canvas.clientHeight) {
  const ratio = devicePixelRatio || 1;
  const size = [Math.round(width * ratio), Math.round(height * ratio)], pen = canvas.getContext("2d");
  // Setting a size, even the same one, makes the browser allocate the picture anew.
  if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.lineJoin = pen.lineCap = "round";
  return pen;
}

// Where values lie on a canvas.
function plot(canvas, [x0, x1], [y0, y1], inset = INSET) {
  const area = { ...inset, right: canvas.clientWidth - inset.right, bottom: canvas.clientHeight - inset.bottom };
  area.width = area.right - area.left;
  area.middle = (x0 + x1) / 2;
  area.height = area.bottom - area.top;
  area.x = (value) => area.left + ((value - x0) / (x1 - x0)) * area.width;
  area.y = (value) => area.bottom - ((value - y0) / (y1 - y0)) * area.height;
  return area;
}

function clip(pen, area) {
  pen.beginPath();
  pen.rect(area.left, area.top, area.width, area.height);
  pen.clip();
}

function write(pen, colours, text, x, y, { align = "center", colour = colours.text, size = 13, halo = true } = {}) {
  pen.font = size + "px " + colours.font;
  pen.textAlign = align;
  pen.textBaseline = "middle";
  pen.lineWidth = 4;
  pen.strokeStyle = colours.page;
  if (halo) pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y, align === "right" ? x : 1e5); // squeezed, where it would begin left of the canvas
}

function line(pen, colour, width, ...points) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  points.forEach((point, i) => point && pen[points[i - 1] ? "lineTo" : "moveTo"](...point));
  pen.stroke();
}

function ticks(low, high, most) {
  const rough = (high - low) / most, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999);
  const first = Math.ceil(low / step - 1e-9), length = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length }, (_, index) => +((first + index) * step).toPrecision(6));
}

function paintAxes(pen, area, colours, { xs, ys, xTitle, yTitle, yText = minus }) {
  const right = { align: "right", halo: false };
  for (const value of xs) {
    const x = area.x(value), last = value > 99 && x > area.right - 8;  // no room for its half
    write(pen, colours, minus(value), x + 9 * last, area.bottom + 13, last ? right : { halo: false });
  }
  for (const value of ys) write(pen, colours, yText(value), area.left - 8, area.y(value), right);
  write(pen, colours, xTitle, area.right, area.bottom + 32, right);
  write(pen, colours, yTitle, 2, 12, { align: "left", halo: false });
}

// ---- the ground of the map: bands, zone below zero, axes and bet; painted once and kept as a bitmap ----

function paintGround(scene, frame) {
  const { data, colours, labels, map } = scene, { field } = data, ratio = devicePixelRatio || 1;
  const ground = document.createElement("canvas"), pen = fit(ground, map.clientWidth, map.clientHeight);
  const area = (scene.area = plot(map, field.x, field.y)), device = (pixels) => Math.round(pixels * ratio);
  const relief = spread(scene.grid, field, frame, device(area.width), device(area.height));
  pen.putImageData(bandsImage(relief, field, colours), device(area.left), device(area.top));
  paintBelowZero(pen, area, field, colours, labels.below_zero);
  if (!data.fog) nameBelowZero(pen, area, field, colours, labels.below_zero);
  paintPlaces(pen, area, field, colours);
  const inside = (x, y) => [device(area.x(x) - area.left), device(area.y(y) - area.top)];
  const least = labels.below_zero ? 0 : -Infinity;
  const corner = inside(Math.max(least, field.x[0]), Math.max(least, field.y[0]));
  const start = inside(at(scene.runs[0], 0, 0), at(scene.runs[0], 0, 1));
  const [goalX, goalY] = inside(...(data.goal ?? [])); // the word for it stands above it, on either side
  const taken = (x, y) => Math.abs(x - goalX) < device(70) && Math.abs(y - goalY + device(15)) < device(18);
  const named = data.fog ? [] : levelLabels(relief, field.levels, corner, start, taken); // fog would leave bits of names
  for (const [level, x, y] of named) {
    write(pen, colours, level, area.left + x * area.width, area.top + y * area.height, { size: 12 });
  }
  const titles = { xTitle: labels.x, yTitle: labels.y };
  const most = data.fog ? 4 : 8;
  paintAxes(pen, area, colours, { xs: ticks(...field.x, most), ys: ticks(...field.y, most), ...titles });
  if (data.bet !== null) paintBet(pen, area, colours, data.bet, labels.bet);
  return ground;
}

// For each pixel along one side of the grid: which four grid points a cubic B-spline mixes there, and their weights.
function weights(pixels, cells) {
  const near = (index) => Math.min(cells - 1, Math.max(0, index));
  const middle = (t) => 2 / 3 - t * t * (1 - t / 2);
  return Array.from({ length: pixels }, (_, pixel) => {
    const place = ((pixel + 0.5) / pixels) * (cells - 1), cell = Math.min(Math.floor(place), cells - 2);
    const t = place - cell, s = 1 - t;
    return [near(cell - 1), cell, cell + 1, near(cell + 2), s ** 3 / 6, middle(t), middle(s), t ** 3 / 6];
  });
}

// The field at every pixel, top row first: along the rows of the grid, then across them.
function spread(grid, { rows, cols, low, scale }, frame, width, height) {
  const wide = new Float32Array(rows * width), values = new Float32Array(width * height);
  weights(width, cols).forEach(([a, b, c, d, wa, wb, wc, wd], x) => {
    for (let row = 0, i = frame * rows * cols; row < rows; row++, i += cols) {
      const mixed = wa * grid[i + a] + wb * grid[i + b] + wc * grid[i + c] + wd * grid[i + d];
      wide[row * width + x] = low + scale * mixed;
    }
  });
  weights(height, rows).forEach(([a, b, c, d, wa, wb, wc, wd], up) => {
    const [ia, ib, ic, id] = [a, b, c, d].map((row) => row * width), out = (height - 1 - up) * width;
    for (let x = 0; x < width; x++) {
      values[out + x] = wa * wide[ia + x] + wb * wide[ib + x] + wc * wide[ic + x] + wd * wide[id + x];
    }
  });
  return { values, width, height };
}

function rgb(colour) {
  const pen = fit(document.createElement("canvas"), 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return pen.getImageData(0, 0, 1, 1).data;
}

// Flat bands of colour. A pixel nearer than one pixel to a level is mixed with the ink: a thin, smooth edge; the edge
// of the border is thick.
function bandsImage({ values, width, height }, { levels, border }, colours) {
  const image = new ImageData(width, height), out = image.data, ink = rgb(colours.text), thick = devicePixelRatio * 0.6;
  const shade = (band) => colours.bands[Math.round((band / levels.length) * (colours.bands.length - 1))];
  const bands = Array.from({ length: levels.length + 1 }, (_, band) => rgb(shade(band)));
  for (let i = 0; i < values.length; i++) {
    const value = values[i], right = i % width < width - 1 ? i + 1 : i - 1;
    const below = i + width < values.length ? i + width : i - width;
    let band = 0;
    while (value >= levels[band]) band++;
    const gap = Math.min(value - (levels[band - 1] ?? -Infinity), (levels[band] ?? Infinity) - value);
    const slope = Math.abs(values[right] - value) + Math.abs(values[below] - value);
    const close = (gap, reach) => Math.max(0, Math.min(1, reach + 0.5 - gap / (slope || 1e-9)));
    const rim = border === null ? 0 : close(Math.abs(value - border), 2.5 * thick);
    const edge = Math.max(0.38 * close(gap, thick), 0.85 * rim);
    for (let c = 0; c < 3; c++) out[i * 4 + c] = bands[band][c] * (1 - edge) + ink[c] * edge;
    out[i * 4 + 3] = 255;
  }
  return image;
}

// Places for the names of the levels: on the ray from the peak that crosses the most of them with room between,
// outside the zone below zero, where no other word is and, if there is a choice, not where the first run comes from.
function levelLabels({ values, width, height }, levels, [left, floor], [startX, startY], taken) {
  const peak = values.indexOf(values.reduce((a, b) => Math.max(a, b)));
  const px = peak % width, py = Math.floor(peak / width);
  const room = 30 * devicePixelRatio, margin = room / 2;
  const band = (value) => levels.findLastIndex((level) => value >= level);
  const from = Math.atan2(startY - py, startX - px);
  let best = [], most = 0;
  for (let turn = 0; turn < 24; turn++) {
    const angle = (turn * Math.PI) / 12, found = [];
    let before = band(values[peak]), free = room * 0.7;
    for (let r = 1; ; r++) {
      const x = Math.round(px + Math.cos(angle) * r), y = Math.round(py + Math.sin(angle) * r);
      if (x < 0 || y < 0 || x >= width || y >= height) break;
      const now = band(values[y * width + x]);
      const inside = x > left + margin && x < width - margin && y > margin && y < floor - margin;
      if (now !== before && r >= free && inside && !taken(x, y)) {
        found.push([levels[Math.max(now, before)], x / width, y / height]);
        free = r + room;
      }
      before = now;
    }
    const score = found.length - 1.5 * Math.max(0, Math.cos(angle - from));
    if (found.length && (!best.length || score > most)) [best, most] = [found, score];
  }
  return best;
}

// Places marked on the map: rings and, told apart without colour, crosses.
function paintPlaces(pen, area, { rings, crosses }, colours) {
  const places = (text) => {
    const shares = new Uint16Array(bytes(text).buffer);
    return Array.from({ length: shares.length / 2 }, (_, i) => [
      area.left + (shares[2 * i] / 65535) * area.width, area.bottom - (shares[2 * i + 1] / 65535) * area.height,
    ]);
  };
  for (const [x, y] of places(crosses)) {
    for (const side of [-3, 3]) line(pen, colours.text, 1.6, [x - 3, y - side], [x + 3, y + side]);
  }
  pen.fillStyle = colours.page;
  for (const [x, y] of places(rings)) {
    polygon(pen, x, y, SHAPES[0], 3.5);
    pen.fill();
    pen.lineWidth = 1.6;
    pen.strokeStyle = colours.text;
    pen.stroke();
  }
}

// Where the zone below zero ends, to the right and above; null where there is none, or no word for it.
function zero(area, { x: [x0], y: [y0] }, label) {
  return label && (x0 < 0 || y0 < 0) ? [area.x(Math.max(0, x0)), area.y(Math.max(0, y0))] : null;
}

function paintBelowZero(pen, area, field, colours, label) {
  const [left, floor] = zero(area, field, label) ?? [];
  if (left === undefined) return;
  pen.save();
  pen.beginPath();
  pen.rect(area.left, area.top, left - area.left, area.height);
  pen.rect(left, floor, area.right - left, area.bottom - floor);
  pen.clip();
  pen.globalAlpha = 0.5;
  pen.fillStyle = colours.page;
  pen.fillRect(area.left, area.top, area.width, area.height);
  pen.globalAlpha = 0.3;
  for (let x = area.left - area.height; x < area.right; x += 9) {
    line(pen, colours.text, 1, [x, area.bottom], [x + area.height, area.top]);
  }
  pen.restore();
  line(pen, colours.text, 1, [left, area.top], [left, floor], [area.right, floor]);
}

function nameBelowZero(pen, area, field, colours, label) {
  const [left, floor] = zero(area, field, label) ?? [];
  if (left === undefined) return;
  if (area.bottom - floor > 18) write(pen, colours, label, (left + area.right) / 2, (floor + area.bottom) / 2);
  else write(pen, colours, label, area.left + 6, area.top + 14, { align: "left" });
}

function paintBet(pen, area, colours, bet, label) {
  const x = Math.min(area.right, Math.max(area.left, area.x(bet))), leftwards = bet > area.middle;
  pen.setLineDash([3, 5]);
  line(pen, colours.accent, 2.5, [x, area.top], [x, area.bottom]);
  pen.setLineDash([]);
  write(pen, colours, label, x + (leftwards ? -8 : 8), area.top + 14, { align: leftwards ? "right" : "left" });
}

function paintGoal(pen, area, colours, [x, y], label) {
  pen.beginPath();
  for (let corner = 0; corner < 10; corner++) {
    const angle = (corner * Math.PI) / 5 - Math.PI / 2, radius = corner % 2 ? 4 : 9;
    pen.lineTo(area.x(x) + radius * Math.cos(angle), area.y(y) + radius * Math.sin(angle));
  }
  pen.closePath();
  ring(pen, colours.page, colours.text);
  const leftwards = area.x(x) > area.right - 0.2 * area.width;
  const align = leftwards ? "right" : "left";
  write(pen, colours, label, area.x(x) + (leftwards ? -14 : 14), area.y(y) - 15, { align });
}

// ---- what moves ----

function look(run, colours) {
  if (run.role === "racer") {
    const colour = colours.hues[run.kind % colours.hues.length];
    return { colour, fill: colour, dash: DASHES[run.kind], shape: SHAPES[run.kind], width: run.favourite ? 5 : 2 };
  }
  if (run.role === "main") return { colour: colours.text, fill: colours.accent, dash: [], shape: SHAPES[0], width: 3 };
  if (run.role === "own") return { colour: colours.hues[5], fill: colours.page, dash: [5, 4], shape: SHAPES[1], width: 2 };
  const grey = `color-mix(in srgb, ${colours.text} 70%, ${colours.page})`;
  return { colour: grey, fill: colours.page, dash: [6, 6], shape: SHAPES[0], width: 2 };
}

// Fill the current path and draw its outline, with a rim in the colour of the page around it.
function ring(pen, fillColour, outline, page = fillColour) {
  pen.lineWidth = 5;
  pen.strokeStyle = page;
  pen.stroke();
  pen.lineWidth = 2;
  pen.strokeStyle = outline;
  pen.stroke();
  pen.fillStyle = fillColour;
  pen.fill();
}

function polygon(pen, x, y, [corners, turn], radius) {
  pen.beginPath();
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    pen.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  pen.closePath();
}

function marker(pen, run, colours, x, y, crossed, radius = 7) {
  const { fill, shape, colour } = look(run, colours);
  polygon(pen, x, y, shape, crossed ? 9 : radius);
  ring(pen, fill, ["ghost", "own"].includes(run.role) ? colour : colours.text, colours.page);
  if (!crossed) return;
  const cross = run.role === "ghost" ? colour : colours.page;
  for (const side of [-4, 4]) line(pen, cross, 2.5, [x - 4, y - side], [x + 4, y + side]);
}

function paintSwatch(run, { colours, mist, map }) {
  const pen = fit(run.swatch, 52, 20);
  if (run.role === "fog") return pen.drawImage(mist, -INSET.left, -INSET.top, map.clientWidth, map.clientHeight);
  const { colour, dash, width } = look(run, colours);
  pen.setLineDash(dash);
  line(pen, colour, width, [2, 10], [50, 10]);
  pen.setLineDash([]);
  marker(pen, run, colours, 26, 10, false, 6);
}

// Canvas coordinates stay small however far a burnt run has flown.
const near = (pixel) => Math.min(1e5, Math.max(-1e5, pixel));

// The way so far, as points; a null lifts the pen. Old steps between two places off the map are left out: many of
// them across the map would bury it.
function trail(run, frame, x, y, shown = () => true) {
  const last = Math.min(Math.floor(frame), run.end), points = [];
  for (let i = 0; i <= last; i++) {
    if (i && i < last && !shown(i - 1) && !shown(i)) points.push(null);
    points.push([near(x(i)), near(y(i))]);
  }
  points.push([near(x(frame)), near(y(frame))]);
  return points;
}

function stroke(pen, run, colours, points, dim) {
  const { colour, dash, width } = look(run, colours);
  pen.setLineDash([]);
  pen.globalAlpha = dim || 0.75;
  if (!dim) line(pen, colours.page, width + 3, ...points);
  if (!dim) pen.globalAlpha = 1;
  pen.setLineDash(dash);
  line(pen, colour, width, ...points);
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}

// Ghosts lie under the others, the main run and a favourite on top.
const layer = (run) => (run.favourite ? "favourite" : run.role);
const layered = (runs) =>
  ["ghost", "racer", "favourite", "main"].flatMap((height) => runs.filter((run) => layer(run) === height));

function paintMap(scene) {
  const { area, colours, time: { position } } = scene, pen = fit(scene.map);
  pen.drawImage(scene.ground, 0, 0, scene.map.clientWidth, scene.map.clientHeight);
  const runs = layered(scene.runs).filter((run) => run.walks).map((run) => ({
    run, x: (frame) => area.x(at(run, frame, 0)), y: (frame) => area.y(at(run, frame, 1)),
  }));
  if (scene.data.fog) lay(pen, scene);
  pen.save();
  clip(pen, area);
  for (const { run, x, y } of runs) {
    const shown = (frame) => !beyond(area, x(frame), y(frame));
    stroke(pen, run, colours, trail(run, position, x, y, shown));
    polygon(pen, near(x(0)), near(y(0)), SHAPES[0], 4);
    ring(pen, colours.page, look(run, colours).colour);
  }
  pen.restore();
  // Under the fog a word would be seen in bits.
  if (scene.data.fog) nameBelowZero(pen, area, scene.data.field, colours, scene.labels.below_zero);
  if (scene.data.goal) paintGoal(pen, area, colours, scene.data.goal, scene.labels.goal);
  for (const { run, x, y } of runs) {
    if (scene.data.fog) paintSlope(pen, scene, run, x(position), y(position));
    paintWalker(pen, scene, run, x(position), y(position));
  }
}

const beyond = (area, x, y) => x < area.left || x > area.right || y < area.top || y > area.bottom;

// A walker off the map is shown at its edge with an arrow pointing to where it went.
function paintWalker(pen, { area, colours, time: { position } }, run, x, y) {
  const crossed = ended(run, position), inset = 12;
  if (!beyond(area, x, y)) return marker(pen, run, colours, x, y, crossed);
  const edgeX = Math.min(area.right - inset, Math.max(area.left + inset, x));
  const edgeY = Math.min(area.bottom - inset, Math.max(area.top + inset, y));
  const outward = (to, edge) => (Math.abs(to - edge) > inset ? Math.sign(to - edge) : 0);
  const angle = Math.atan2(outward(y, edgeY), outward(x, edgeX)), dx = Math.cos(angle), dy = Math.sin(angle);
  marker(pen, run, colours, edgeX - 14 * dx, edgeY - 14 * dy, crossed);
  polygon(pen, edgeX + 4 * dx, edgeY + 4 * dy, [3, angle], 8);
  ring(pen, look(run, colours).colour, colours.text, colours.page);
}

// ---- the losses ----

const LEAST = 1e-4; // on a logarithmic axis all smaller losses lie on its floor

// From the lowest loss to the highest; a burnt run may leave through the top and not flatten all the others.
function lossRange(scene, log) {
  const all = scene.runs.flatMap((run) => Array.from({ length: run.end + 1 }, (_, frame) => at(run, frame, 3)));
  if (scene.data.floor) all.push(scene.data.floor.loss);
  const start = Math.max(...scene.runs.map((run) => at(run, 0, 3)), LEAST);
  const top = Math.min(Math.max(...all), start * (log ? 1000 : 3));
  if (!log) return [0, top * 1.05 || 1];
  const low = Math.log10(Math.max(LEAST, Math.min(...all))), high = Math.log10(Math.max(LEAST, top));
  const above = Math.max(high, low + 0.5) + 0.1, room = scene.data.floor ? 0.22 * (above - low) : 0.1; // for its word
  return [low - room, above];
}

// The axes and all curves, faint: what lies under the moving part, kept as a bitmap with the scales it was drawn to.
function paintCurves(scene) {
  const { colours, steps, data, loss } = scene, log = data.panel === "log";
  const end = Math.max(1, steps[scene.time.last] / data.unit), range = lossRange(scene, log);
  const ground = document.createElement("canvas"), pen = fit(ground, loss.clientWidth, loss.clientHeight);
  const area = plot(loss, [0, end], range, { ...INSET, left: data.fog ? 34 : 56 });
  paintLossAxes(pen, area, scene, range, end, log);
  // True steps lie unevenly among the frames of a thinned run: interpolated like a column of numbers.
  const clock = { numbers: steps, columns: 1, end: scene.time.last }, x = (frame) => area.x(at(clock, frame, 0) / data.unit);
  const height = (value) => area.y(log ? Math.log10(Math.max(value, LEAST)) : value);
  const runs = layered(scene.runs).map((run) => ({ run, y: (frame) => height(at(run, frame, 3)) }));
  if (data.floor) paintFloor(pen, area, colours, height(data.floor.loss), data.floor.word);
  clip(pen, area);
  for (const { run, y } of runs) stroke(pen, run, colours, trail(run, run.end, x, y), 0.35);
  return { ground, area, x, runs };
}

function paintLosses({ loss, curves, colours, time: { position } }) {
  const { ground, area, x, runs } = curves, pen = fit(loss);
  pen.drawImage(ground, 0, 0, loss.clientWidth, loss.clientHeight);
  pen.save();
  clip(pen, area);
  line(pen, colours.text, 1, [x(position), area.top], [x(position), area.bottom]);
  for (const { run, y } of runs) stroke(pen, run, colours, trail(run, Math.min(position, run.end), x, y));
  pen.restore();
  for (const { run, y } of runs) {
    const now = Math.min(position, run.end);
    marker(pen, run, colours, x(now), Math.max(area.top, y(now)), ended(run, position));
  }
}

function paintLossAxes(pen, area, { colours, labels }, range, end, log) {
  const whole = log && range[1] - range[0] > 1.5; // powers of ten only
  const ys = ticks(...range, whole ? 6 : 4).filter((value) => !whole || Number.isInteger(value));
  for (const value of ys) line(pen, colours.border, 1, [area.left, area.y(value)], [area.right, area.y(value)]);
  line(pen, colours.text, 1, [area.left, area.top], [area.left, area.bottom], [area.right, area.bottom]);
  const yText = (value) => (log ? +(10 ** value).toPrecision(2) : value);
  const xs = ticks(0, end, area.width < 120 ? 2 : 5).filter(Number.isInteger);
  paintAxes(pen, area, colours, { xs, ys, xTitle: labels.round, yTitle: labels.loss, yText });
}
