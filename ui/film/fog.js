// What a walker does not see. It is sent with a fogged map alone, after landscape.js.
const WAVE = 9, ARROW = [11, 27]; // pixels

// Fog is a weave and not only a tint.
function paintMist({ map, colours, data }) {
  const mist = document.createElement("canvas"), pen = fit(mist, map.clientWidth, map.clientHeight);
  const area = plot(map, data.field.x, data.field.y);
  clip(pen, area);
  pen.fillStyle = `color-mix(in srgb, ${colours.second} 50%, ${colours.border})`;
  pen.fillRect(area.left, area.top, area.width, area.height);
  pen.lineWidth = 1.2;
  pen.strokeStyle = `color-mix(in srgb, ${colours.border} 80%, ${colours.text})`;
  pen.beginPath();
  for (let y = area.top + 5, row = 0; y < area.bottom; y += WAVE, row++) {
    for (let x = area.left - WAVE + (row % 2) * WAVE; x < area.right; x += 2 * WAVE) {
      pen.moveTo(x, y);
      pen.quadraticCurveTo(x + WAVE / 2, y - 4, x + WAVE, y);
    }
  }
  pen.stroke();
  return mist;
}

// It is open a little to either side of the way so far, with a soft edge.
function lay(pen, { area, mist, map, lead, time: { position }, data, colours }) {
  const size = [map.clientWidth, map.clientHeight], veil = document.createElement("canvas"), over = fit(veil, ...size);
  over.drawImage(mist, 0, 0, ...size);
  const way = trail(lead, position, (frame) => area.x(at(lead, frame, 0)), (frame) => area.y(at(lead, frame, 1)));
  const here = way.at(-1), wide = area.x(data.field.x[0] + 2 * data.fog.reach) - area.left;
  over.globalCompositeOperation = "destination-out";
  over.globalAlpha = 0.5;
  for (const share of [1.15, 1, 0.85, 0.7]) line(over, "black", share * wide, ...way, [here[0] + 0.1, here[1]]);
  pen.drawImage(veil, 0, 0, ...size);
  if (data.own) paintOwn(pen, { area, colours, data });
}

// The reader's own walk lies upon it: dashed, with hollow points, up to a hollow square.
function paintOwn(pen, { area, colours, data }) {
  const run = { role: "own" }, { colour } = look(run, colours);
  const places = data.own.path.map(([x, y]) => [area.x(x), area.y(y)]), [x, y] = places.at(-1);
  stroke(pen, run, colours, places);
  for (const place of places) {
    polygon(pen, ...place, SHAPES[0], 3.2);
    ring(pen, colours.page, colour);
  }
  marker(pen, run, colours, x, y, false, 9);
  write(pen, colours, data.own.here, x, y + (y > area.bottom - 30 ? -20 : 20));
}

// A short arrow: downhill from here, which is all that the walker feels.
function paintSlope(pen, { area, colours, time: { position } }, run, x, y) {
  if (run.columns < 6 || beyond(area, x, y)) return;
  const dx = at(run, position, 4), dy = -at(run, position, 5), long = Math.hypot(dx, dy);
  if (long < 0.002) return;
  const [from, to] = ARROW.map((r) => [x + (dx / long) * r, y + (dy / long) * r]), turn = Math.atan2(dy, dx);
  for (const [colour, wide] of [[colours.page, 6], [colours.accent, 2.5]]) {
    line(pen, colour, wide, from, to);
    polygon(pen, ...to, [3, turn], 4);
    pen.stroke();
  }
  pen.fillStyle = colours.accent;
  pen.fill();
}

// The lowest loss that there is.
function paintFloor(pen, area, colours, y, word) {
  pen.setLineDash([2, 4]);
  line(pen, colours.hues[3], 2, [area.left, y], [area.right, y]);
  pen.setLineDash([]);
  const under = area.bottom - y > 15; // where no curve goes, if there is room
  write(pen, colours, word, area.right - 12, y + (under ? 9 : -11), { align: "right", colour: colours.hues[3] });
}
