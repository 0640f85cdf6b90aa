// A drawing that follows Streamlit's own sliders while they are moved. Nothing is computed here: Python has sent, for
// every place of the sliders and every moving part, which of its known looks it has there. This file looks them up. With
// drawing.js it is one program, which is brought once a page.
const tab = (window.seasonToTaste ??= {});  // shared with note.js and the document
const MARK = 12, RETRY = 100, PATIENCE = 50, REST = 700;
const RANGE = "input[type=range]";
const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

function follow({ data, parentElement, setTriggerValue }) {
  const film = (parentElement.film ??= { host: framed(parentElement) }), call = (film.call = {});
  film.tell = (what) => setTriggerValue("told", what);
  const mark = String(data.subarray(0, MARK));
  if (film.mark !== mark) {
    film.mark = mark;
    unpack(data.subarray(MARK)).then((sent) => film.mark === mark && load(film, sent));
  }
  return () => {
    if (film.call !== call) return;  // what came after it has been called already
    film.mark = null;
    unload(film);
  };
}

// ---- what was sent ----

// Deflated: the length of a table of contents, the table in JSON, then one roll of codes after the other.
async function unpack(deflated) {
  const buffer = await inflated(deflated).arrayBuffer(), length = new DataView(buffer).getUint32(0, true);
  const sent = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  let at = 4 + length;
  const rolls = sent.rolls.map((bytes) => ((at += bytes), new Uint8Array(buffer, at - bytes, bytes)));
  for (const track of sent.tracks) track.codes = (track.set === "shades" ? stacked : summed)(rolls[track.roll], track);
  return sent;
}

// A roll holds differences to the place before in its row.
function summed(bytes, { wide, row }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset), count = wide ? bytes.length / 2 : bytes.length;
  const codes = wide ? new Uint16Array(count) : new Uint8Array(count);
  for (let i = 0; i < count; i++)
    codes[i] = (wide ? view.getUint16(2 * i, true) : bytes[i]) + (i % row ? codes[i - 1] : 0);
  return codes;
}

// Dots hold differences to the same dot at the place before.
function stacked(bytes, { row, parts }) {
  const codes = bytes.slice(), each = bytes.length / parts.length;
  for (let i = row; i < codes.length; i++) if (i % each >= row) codes[i] += codes[i - row];
  return codes;
}

function load(film, sent) {
  unload(film);
  if (film.drawing !== sent.drawing) film.host.innerHTML = sent.drawing;
  Object.assign(film, sent, { cuts: null });
  cast(film, film.tracks);
  film.still = document.querySelector(".st-key-still-" + film.key);
  if (film.still) film.still.style.display = "none";  // what stood here until this film lives
  if (film.handle) takeHold(film);
  hand.films.set(film.key, film);
  hand.noted();
}

// Who plays which part.
function cast(film, tracks) {
  for (const track of tracks) {
    track.nodes = track.parts.map((part) => film.host.querySelector("#" + part));
    track.shown = track.parts.map(() => -1);
  }
}

// Strips that hold while the other sliders stand come anew with every note.
async function splice(strips) {
  const sent = await unpack(Uint8Array.from(atob(strips), (letter) => letter.charCodeAt(0)).subarray(MARK));
  const film = hand.films.get(sent.key);
  if (!film || !tab.note?.strips.includes(strips)) return;
  cast(film, sent.tracks);
  film.cuts = { ...sent, spliced: strips };
  draw(film);
}

function unload(film) {
  if (hand.films.get(film.key) === film) hand.films.delete(film.key);
  if (film.still) film.still.style.display = "";
}

// ---- what is shown ----

function draw(film) {
  for (const reel of [film, film.cuts]) if (reel) run(reel);
}

function run(reel) {
  const places = reel.axes.map((key, axis) => (reel.clocks[axis] ? frameOf(reel, axis) : placeOf(key)));
  for (const track of reel.tracks) {
    // What was cut is true where the other sliders stand as they stood then.
    if (track.cut && places.some((place, axis) => place !== reel.at[axis] && !track.along.includes(axis))) continue;
    let at = 0, size = 1;
    for (const axis of track.along) [at, size] = [at * reel.places[axis] + places[axis], size * reel.places[axis]];
    const looks = reel.tables[track.looks], dots = track.set === "shades";
    track.nodes.forEach((node, part) => {
      const here = part * size + at, code = dots ? here : track.codes[here];
      if (!node || code === undefined || code === track.shown[part]) return;
      track.shown[part] = code;
      if (dots) paint(node, track.codes.subarray(here * track.row, (here + 1) * track.row), looks);
      else show(node, track.set, looks[code]);
    });
  }
}

function paint(canvas, codes, colours) {
  const side = (canvas.width = canvas.height = Math.sqrt(codes.length)), pen = canvas.getContext("2d");
  const image = pen.createImageData(side, side), shades = colours.map((colour) => parseInt(colour.slice(1), 16));
  codes.forEach((code, i) => image.data.set([shades[code] >> 16, (shades[code] >> 8) & 255, shades[code] & 255, 255], 4 * i));
  pen.putImageData(image, 0, 0);
}

function show(node, name, look) {
  if (name === "words") node.replaceChildren(...look.split("**").map((words, i) => (i % 2 ? bold(words) : words)));
  else if (name === "drawn") node.innerHTML = look;
  else if (name === "count") [...node.children].forEach((child, i) => (child.style.display = i < look ? "" : "none"));
  else node.setAttribute(name, look);
}

function bold(words) {
  const node = document.createElement("b");
  node.textContent = words;
  return node;
}

// ---- the reader's hand: one for all films of the page ----

// Streamlit's slider holds an input[type=range] under the documented class st-key-…, and sets its attribute `value` at
// every place that it is moved to, long before the server hears of it. If that ends, films follow the reruns.
const hand = (tab.hand ??= begin());

function begin() {
  const hand = { films: new Map(), inputs: new Map(), ends: [], count: 0, tries: 0 };
  hand.observer = new MutationObserver((changes) => moved(changes.map((change) => change.target)));
  Object.assign(hand, { noted, leave, redraw, watch });
  const touch = ({ type, target }) => {
    const key = [...hand.inputs.keys()].find((key) => target.closest?.(".st-key-" + key));
    if (!key) return;
    if (type === "pointerdown") hand.held = key;
    take(key);
    watch();  // a slider that was built anew is found here
  };
  const letGo = () => {
    if (hand.held) endMove();
    hand.held = null;
    wait();
  };
  for (const kind of ["pointerdown", "keydown", "focusin"]) addEventListener(kind, touch, true);
  for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, letGo, true);
  return hand;
}

// The hand is on this slider from now on, or on a handle: what it did on another was a move of its own.
function take(key) {
  if (hand.key !== key) endMove();
  hand.key = key;
}

function placeOf(key) {
  const input = hand.inputs.get(key);
  return input ? Math.round((input.value - input.min) / input.step) : (tab.note?.at[key] ?? 0);
}

// A player tells its frame; until it does, and for whoever never plays it, the end is shown.
const frameOf = (film, axis) => Math.min(tab.times?.[film.axes[axis]] ?? Infinity, film.places[axis] - 1);

const names = () => Object.keys(tab.note?.at ?? {});

// A rerun has said where the sliders stand, for a browser in which they cannot be watched, and looks of its own.
function noted() {
  for (const [key, part, name, look] of tab.note?.looks ?? []) {
    const node = hand.films.get(key)?.host.querySelector("#" + part);
    if (node) show(node, name, look);
  }
  for (const film of hand.films.values()) film.host.classList.toggle("big", Boolean(tab.note?.big));
  hand.ends = hand.ends.filter(([number]) => number > (tab.note?.counted ?? 0));
  hand.tries = 0;
  watch();
  for (const strips of tab.note?.strips ?? [])
    if (![...hand.films.values()].some((film) => film.cuts?.spliced === strips)) splice(strips);
}

// Another page comes, and asks the server nothing of these sliders: the document tells it what they were moved to.
function leave() {
  if (hand.visit === tab.note.visit && (hand.moving || hand.ends.length)) {
    endMove();
    tab.left = { page: tab.note.page, ends: hand.ends };
    hand.ends = [];
  }
  delete tab.note;
}

function watch() {
  const keys = new Set([...hand.films.values()].flatMap((film) => film.axes.filter((_, axis) => !film.clocks[axis])));
  for (const key of hand.inputs.keys()) if (!keys.has(key)) hand.inputs.delete(key);
  for (const key of keys) {
    const input = document.querySelector(`.st-key-${key} ${RANGE}`);
    if (input && input !== hand.inputs.get(key))
      hand.observer.observe(input, { attributes: true, attributeFilter: ["value"] });
    hand.inputs.set(key, input);
  }
  const lost = [...hand.inputs.values()].includes(null);
  if (lost && hand.tries++ < PATIENCE) setTimeout(watch, RETRY);
  redraw();
  const { note } = tab;
  if (lost || !note || note.lives || note.films.some((key) => !hand.films.has(key)) || hand.said === note.visit) return;
  // A page is drawn to its end before it is drawn again: the document is the last to come, and speaks first.
  if (tab.giving || tab.left || tab.page !== note.page || tab.visit !== note.visit.split(" ")[0]) return;
  [hand.said, hand.told] = [note.visit, performance.now()];
  hand.films.get(note.films[0]).tell({ lives: true });  // it stands in no part that is drawn again by itself
}

function redraw() {
  for (const film of hand.films.values()) draw(film);
}

function moved(inputs) {
  redraw();
  if (hand.setting || !(hand.held || inputs.includes(document.activeElement))) return;  // not by the reader's hand
  if (hand.visit !== tab.note?.visit) [hand.visit, hand.ends] = [tab.note?.visit, []];
  hand.last = [names().map(placeOf), names()];
  hand.moving = true;
  wait();
}

// A drag, or a walk of keys on one slider up to its rest, is one move. It names its sliders: others may stand there when
// the server hears of it. It is told until the server has counted it: a message may be lost when another page is asked
// for in the same breath.
function endMove() {
  if (hand.moving) hand.ends.push([++hand.count, ...hand.last]);
  hand.moving = false;
}

function wait() {
  clearTimeout(hand.resting);
  if (hand.moving || hand.ends.length) hand.resting = setTimeout(tell, REST);
}

// Whatever is pressed meanwhile brings the server the values themselves; here it hears how the hand came there.
function tell() {
  if (hand.held || !tab.note || tab.note.visit !== hand.visit) return;
  endMove();
  hand.told = performance.now();
  tab.note.tell({ ends: hand.ends });
}

// ---- a part that can be dragged ----

function takeHold(film) {
  const { part, axes, box: [left, bottom, right, top] } = film.handle, node = film.host.querySelector("#" + part);
  const svg = node.ownerSVGElement, keys = axes.map((axis) => film.axes[axis]);
  const drag = ({ clientX, clientY }) => {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    [(x - left) / (right - left), (y - bottom) / (top - bottom)].forEach((share, i) => {
      const last = film.places[axes[i]] - 1;
      put(hand.inputs.get(keys[i]), Math.round(Math.min(1, Math.max(0, share)) * last));
    });
  };
  node.onpointerdown = (event) => {
    if (keys.some((key) => hand.inputs.get(key)?.disabled ?? true)) return;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
    take("handle");
    hand.held = "handle";
    node.onpointermove = drag;
  };
  // Else a phone would take the finger for one that scrolls: on a group of an SVG `touch-action` alone does not hold.
  node.ontouchstart = (event) => hand.held === "handle" && event.preventDefault();
  node.onpointerup = node.onpointercancel = () => {
    node.onpointermove = null;
    hand.setting = true;
    keys.forEach((key) => settle(hand.inputs.get(key)));
    queueMicrotask(() => (hand.setting = false));
  };
}

const valueAt = (input, place) => +(+input.min + place * input.step).toFixed(6);

// The slider is told as by its own keyboard: its input is set, and React hears of it.
function put(input, place) {
  if (Math.round((input.value - input.min) / input.step) === place) return;
  setValue.call(input, valueAt(input, place));
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

// It takes a value as final only at the end of a move: so the last step is one of its own arrow keys.
function settle(input) {
  const place = Math.round((input.value - input.min) / input.step);
  put(input, place ? place - 1 : 1);
  const key = place ? "ArrowRight" : "ArrowLeft";
  for (const kind of ["keydown", "keyup"]) input.dispatchEvent(new KeyboardEvent(kind, { key, bubbles: true }));
}
