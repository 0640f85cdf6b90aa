// A film along time: play, pause, step, scrub, skip. Streamlit calls the default export again, with the same
// parentElement, whenever the data change. STYLE and landscape.js stand before this file when it is sent.
const tab = (window.seasonToTaste ??= {});  // shared with film.js: films may follow a player as they follow a slider
const players = new WeakMap();
const CALM_MS = 350; // between two jumps when the reader wants no motion
const PRESSED_MS = 4000; // a player that comes so soon after a press of a button shows what that press has run
const CONTROLS = "a, button, input, select, textarea, [role], [contenteditable]";

export default function ({ data, parentElement }) {
  let player = players.get(parentElement);
  if (!player) players.set(parentElement, (player = mount(parentElement)));
  update(player, data);
  return () => {
    cancelAnimationFrame(player.request);
    removeEventListener("keydown", player.pressed);
    delete tab.times?.[player.data.key];
    player.resized.disconnect();
    players.delete(parentElement);
  };
}

function mount(parent) {
  const root = parent.querySelector(".player"), style = document.createElement("style");
  style.textContent = STYLE;
  root.before(style);
  root.hidden = false;
  const player = { root, position: 0, playing: false, calm: matchMedia("(prefers-reduced-motion: reduce)") };
  for (const part of root.querySelectorAll("[class]")) player[part.className] = part;
  player.output = root.querySelector("output");
  player.play.onclick = () => (player.playing ? stop(player) : play(player));
  player.back.onclick = () => stepTo(player, Math.ceil(player.position) - 1);
  player.forward.onclick = () => stepTo(player, Math.floor(player.position) + 1);
  player.scrub.oninput = () => {
    stop(player, false);
    move(player, +player.scrub.value);
  };
  player.skip.onclick = () => finish(player);
  player.pressed = (event) => press(player, event);
  addEventListener("keydown", player.pressed);
  const repaint = () => redraw(player, true);
  player.resized = new ResizeObserver(repaint);
  player.resized.observe(player.map);
  player.views.ontransitionend = repaint;
  document.fonts.ready.then(repaint);
  return player;
}

function update(player, data) {
  // Only a new field or new paths make a new picture: other words or another height leave the player where it is.
  const picture = data.field.bytes + data.gaps + data.runs.map((run) => run.numbers);
  const fresh = picture !== player.picture;
  Object.assign(player, { picture, data, labels: data.labels, grid: new Uint16Array(bytes(data.field.bytes).buffer) });
  let step = 0;
  const Gaps = data.wide_gaps ? Uint16Array : Uint8Array;
  player.steps = Array.from(new Gaps(bytes(data.gaps).buffer), (gap) => (step += gap));
  player.last = player.steps.length - 1;
  player.runs = data.runs.map((run, index) => unpack(run, data.runs.slice(0, index)));
  player.lead = player.runs.find((run) => run.role === "main");
  if (fresh) {
    stop(player, false);
    player.position = player.last;
  }
  player.named = [...player.runs, ...["own", "fog"].flatMap((role) => legend(role, data[role]))];
  dress(player);
  redraw(player, true);
  const { met } = player;
  player.met = true;
  const asked = met || performance.now() - (tab.pressed ?? -PRESSED_MS) < PRESSED_MS;
  if (!fresh || !data.plays || !asked || !player.last || player.calm.matches) return;
  tab.opening = player;
  play(player);
}

const legend = (role, what) => (what ? [{ role, name: what.name ?? what.word }] : []);

function redraw(player, again) {
  paint(player, again);
  if (player.data) say(player);
  tellFilms(player);
}

// Films of the page that follow this player are drawn at its frame.
function tellFilms({ data, position }) {
  const times = (tab.times ??= {}), frame = Math.floor(position);
  if (!data || times[data.key] === frame) return;
  times[data.key] = frame;
  tab.hand?.redraw();
}

// ---- words ----

function dress(player) {
  const { root, labels, data } = player;
  root.style.setProperty("--height", data.height + "px");
  root.toggleAttribute("data-panel", Boolean(data.panel));
  root.toggleAttribute("data-fog", Boolean(data.fog));
  player.loss.hidden = !data.panel;
  root.dataset.steps = player.steps[player.last];
  player.scrub.max = player.last;
  for (const name of ["back", "forward", "skip", "scrub", "speed"]) player[name].setAttribute("aria-label", labels[name]);
  player.map.setAttribute("aria-label", labels.map_description);
  player.loss.setAttribute("aria-label", labels.loss_description);
  player.legend.hidden = player.named.length < 2;
  player.legend.replaceChildren(...player.named.map((run) => entry(run, labels)));
  player.said = null;
}

function entry(run, labels) {
  const item = document.createElement("li"), swatch = document.createElement("canvas");
  swatch.setAttribute("aria-hidden", "true");
  run.swatch = swatch;
  run.note = document.createElement("span");
  const name = run.role === "ghost" ? [labels.ghost, run.name].filter(Boolean).join(" · ") : run.name;
  item.append(swatch, name, run.note);
  return item;
}

const minus = (text) => text.replace("-", "−");
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function number(value, digits) {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const text = Math.abs(value) < 1e9 ? value.toLocaleString("en", options) : value.toExponential(1);
  return minus(text);
}

function reading(run, frame) {
  if (run.columns < 4) return {};
  const [x, y, value, loss, dx, dy] = Array.from({ length: run.columns }, (_, column) => at(run, frame, column));
  const ahead = run.columns < 6 ? {} : { dx: signed(dx), dy: signed(dy) };
  return { ...ahead, x: number(x, 2), y: number(y, 2), value: number(value, 1), loss: number(loss, loss < 0.1 ? 4 : 2) };
}

function signed(value) {
  const text = number(value, 2);
  return text === "−0.00" ? "0.00" : value > 0 && text !== "0.00" ? "+" + text : text;
}

const ended = (run, frame) => run.burnt && frame >= run.end;

// Says the state in words, once a step and not once a frame.
function say(player) {
  const { root, labels, lead, steps } = player, frame = Math.floor(player.position);
  root.dataset.playing = player.playing;
  player.play.setAttribute("aria-label", player.playing ? labels.pause : labels.play);
  if (frame === player.said) return;
  player.said = frame;
  const now = steps[frame], end = steps[player.last], rounds = (step) => number(Math.floor(step / player.data.unit), 0);
  const time = { step: now, steps: end, round: rounds(now), rounds: rounds(end) };
  const text = fill(lead ? labels.now : labels.now_many, lead ? { ...time, ...reading(lead, frame) } : time);
  player.output.textContent = lead && ended(lead, frame) ? text + " · " + labels.burnt : text;
  player.scrub.value = frame;
  player.scrub.setAttribute("aria-valuetext", player.output.textContent);
  root.dataset.step = steps[frame];
  for (const run of player.runs) {
    const value = run.role === "racer" ? fill(labels.value, reading(run, frame)) : "";
    run.note.textContent = [value, ended(run, frame) && run !== lead ? labels.burnt : ""].filter(Boolean).join(" · ");
  }
}

function announce(player) {
  const notes = player.lead ? [] : player.runs.map((run) => run.name + " " + run.note.textContent);
  player.spoken.textContent = [player.output.textContent, ...notes].join(", ");
}

// ---- time ----

function move(player, position) {
  player.position = Math.min(player.last, Math.max(0, position));
  redraw(player);
}

function stepTo(player, frame) {
  stop(player, false);
  move(player, frame);
  announce(player);
}

// Escape ends it, and so does Space where it presses nothing.
function press(player, event) {
  const space = event.key === " " && !event.composedPath()[0].closest?.(CONTROLS);
  if (!player.playing || !(space || event.key === "Escape")) return;
  event.preventDefault();  // or the page would scroll
  finish(player);
}

function finish(player) {
  const focused = player.skip.getRootNode().activeElement === player.skip;
  stop(player, false);
  move(player, player.last);
  announce(player);
  if (focused) player.play.focus();  // the button that ended it is gone
}

function play(player) {
  if (player.position >= player.last) player.position = 0;
  player.playing = true;
  player.clock = performance.now();
  redraw(player);
  player.request = requestAnimationFrame((now) => tick(player, now));
}

function stop(player, aloud = true) {
  cancelAnimationFrame(player.request);
  if (tab.opening === player) delete tab.opening;
  if (!player.playing) return;
  player.playing = false;
  say(player);
  if (aloud) announce(player);
}

// A run takes about eight seconds however long it is. A tab that slept goes on from where it was.
function tick(player, now) {
  const elapsed = Math.max(0, now - player.clock), calm = player.calm.matches;
  if (!calm || elapsed >= CALM_MS) {
    const frames = (Math.min(elapsed, calm ? CALM_MS : 100) / 1000) * player.speed.value * Math.max(4, player.last / 8);
    player.clock = now;
    move(player, player.position + (calm ? Math.max(1, Math.round(frames)) : frames));
  }
  if (player.position >= player.last) stop(player);
  else player.request = requestAnimationFrame((time) => tick(player, time));
}
