// The bar of a player: it counts frames, and films of the page look up what they show at each. STYLE stands before it.
const tab = (window.seasonToTaste ??= {});  // shared with film.js
const clocks = new WeakMap(), FRAMES_A_SECOND = 14, CALM_MS = 350, PATIENCE = 2000;
const NAMES = ["play", "back", "forward", "skip", "scrub", "speed"];

export default function ({ data, parentElement }) {
  let clock = clocks.get(parentElement);
  if (!clock) clocks.set(parentElement, (clock = mount(parentElement)));
  update(clock, data);
  return () => {
    clock.ahead = false;
    veil(clock);
    cancelAnimationFrame(clock.request);
    if (tab.opening === clock) delete tab.opening;
    removeEventListener("keydown", clock.pressed);
    delete tab.times?.[clock.data.key];
    clocks.delete(parentElement);
  };
}

function mount(parent) {
  const root = parent.querySelector(".player"), style = document.createElement("style");
  style.textContent = STYLE;
  root.before(style);
  root.hidden = false;
  const clock = { root, position: 0, playing: false, calm: matchMedia("(prefers-reduced-motion: reduce)") };
  for (const part of root.querySelectorAll("[class]")) clock[part.className] = part;
  clock.play.onclick = () => (clock.playing ? stop(clock) : play(clock));
  clock.back.onclick = () => stepTo(clock, Math.ceil(clock.position) - 1);
  clock.forward.onclick = () => stepTo(clock, Math.floor(clock.position) + 1);
  clock.skip.onclick = () => stepTo(clock, clock.last);
  clock.scrub.oninput = () => stepTo(clock, +clock.scrub.value);
  clock.pressed = (event) => event.key === "Escape" && (clock.playing || tab.opening === clock) && stepTo(clock, clock.last);
  addEventListener("keydown", clock.pressed);
  return clock;
}

function update(clock, data) {
  const fresh = clock.data?.run !== data.run || clock.last !== data.rounds.length - 1;
  Object.assign(clock, { data, last: data.rounds.length - 1 });
  clock.root.dataset.steps = clock.last;
  clock.root.style.display = clock.last ? "" : "none";  // one frame cannot be played
  clock.scrub.max = clock.last;
  for (const name of NAMES) clock[name].setAttribute("aria-label", data.labels[name]);
  const played = (tab.played ??= new Set());
  if (fresh) {
    stop(clock);
    const first = data.run && !played.has(data.run) && !clock.calm.matches;
    played.add(data.run);
    clock.ahead = first;
    clock.rests = first ? data.rests : 0;
    move(clock, first ? 0 : clock.last);
    if (first) {
      tab.opening = clock;
      clock.patience = performance.now() + PATIENCE;
      play(clock);
    }
  } else show(clock);
}

function show(clock) {
  const { data: { key, rounds, labels }, root } = clock, frame = Math.floor(clock.position);
  const values = { round: rounds[frame], rounds: rounds[clock.last] };
  clock.round.textContent = labels.now.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  clock.scrub.value = frame;
  clock.scrub.setAttribute("aria-valuetext", clock.round.textContent);
  root.dataset.step = rounds[frame];
  root.dataset.playing = clock.playing;
  veil(clock);
  clock.play.setAttribute("aria-label", clock.playing ? labels.pause : labels.play);
  const times = (tab.times ??= {});
  if (times[key] === frame) return;
  times[key] = frame;
  tab.hand?.redraw();
}

// What tells how a new run came out is not seen before its end (see the sheet of ui/document); a line says so.
function veil({ data: { tells, waits }, ahead }) {
  const told = tells && document.querySelector(".st-key-" + tells);
  if (!told) return;
  told.inert = ahead;
  if (ahead) told.dataset.waits = waits;
  else delete told.dataset.waits;
}

function move(clock, position) {
  clock.position = Math.min(clock.last, Math.max(0, position));
  clock.ahead &&= clock.position < clock.last;
  show(clock);
}

function stepTo(clock, frame) {
  stop(clock);
  move(clock, frame);
  clock.spoken.textContent = clock.round.textContent;
}

function play(clock) {
  if (clock.position >= clock.last) clock.position = 0;
  [clock.playing, clock.then] = [true, performance.now()];
  show(clock);
  clock.request = requestAnimationFrame((now) => tick(clock, now));
}

function stop(clock) {
  cancelAnimationFrame(clock.request);
  if (tab.opening === clock) delete tab.opening;
  clock.playing = false;
  if (clock.data) show(clock);
}

// A new run pauses once on its way; it is still on it.
function rest(clock) {
  stepTo(clock, clock.rests);
  clock.rests = 0;
  tab.opening = clock;
}

// A run that plays by itself waits a little for the films that show it.
function unseen({ ahead, position, patience, data: { key } }, now) {
  const films = [...(tab.hand?.films.values() ?? [])];
  return ahead && !position && now < patience && !films.some(({ axes, clocks }) => axes.some((axis, i) => clocks[i] && axis === key));
}

function tick(clock, now) {
  if (unseen(clock, now)) {
    clock.then = now;
    clock.request = requestAnimationFrame((time) => tick(clock, time));
    return;
  }
  const elapsed = Math.max(0, now - clock.then), calm = clock.calm.matches;
  if (!calm || elapsed >= CALM_MS) {
    const frames = (Math.min(elapsed, calm ? CALM_MS : 100) / 1000) * clock.speed.value * FRAMES_A_SECOND;
    const next = clock.position + (calm ? Math.max(1, Math.round(frames)) : frames);
    clock.then = now;
    if (clock.ahead && clock.position < clock.rests && next >= clock.rests) return rest(clock);
    move(clock, next);
  }
  if (clock.position >= clock.last) stepTo(clock, clock.last);
  else clock.request = requestAnimationFrame((time) => tick(clock, time));
}
