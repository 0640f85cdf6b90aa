// A film along time: play, pause, step, scrub, skip. Streamlit calls the default export again, with the same
// parentElement, whenever the data change. time.js and landscape.js stand before this file when it is sent.
const players = new WeakMap();
const PRESSED_MS = 4000;  // a player that comes so soon after a press, if there was one, shows what that has run

export default function ({ data: { ...data }, parentElement }) {  // a copy: each call has its own
  let player = players.get(parentElement);
  if (!player) players.set(parentElement, (player = mount(parentElement)));
  update(player, data);
  return () => {
    if (player.data !== data) return;  // what came after it has been called already
    veil(player.data, false);
    player.time.close(player.data.key);
    tab.followers?.delete(player.follow);
    player.resized.disconnect();
    players.delete(parentElement);
  };
}

function mount(parent) {
  const player = dressed(parent), repaint = () => redraw(player, true);
  player.output = player.root.querySelector("output");
  player.time = new Time(player, {
    rate: () => pace(player.time.last, 4),
    show: () => redraw(player),
    speak: () => announce(player),
  });
  player.follow = (key, position) => key === player.data.clock && player.time.move(position);
  player.resized = new ResizeObserver(repaint);
  for (const canvas of [player.map, player.loss]) player.resized.observe(canvas);
  player.views.ontransitionend = repaint;
  document.fonts.ready.then(repaint);
  return player;
}

function update(player, data) {
  // Only a new field or new paths make a new picture: other words or another height leave the player where it is.
  const picture = data.field.bytes + data.gaps + data.runs.map((run) => run.numbers), { time } = player;
  const fresh = picture !== player.picture;
  if (fresh) time.stop();
  if (!data.tells) veil({ ...player.data });  // no run settles a bet any more: its outcome waits for no end
  Object.assign(player, { picture, data, labels: data.labels, grid: new Uint16Array(bytes(data.field.bytes).buffer) });
  let step = 0;
  const Gaps = data.wide_gaps ? Uint16Array : Uint8Array;
  player.steps = Array.from(new Gaps(bytes(data.gaps).buffer), (gap) => (step += gap));
  time.has(player.steps.length - 1, data.labels);
  player.runs = data.runs.map((run, index) => unpack(run, data.runs.slice(0, index)));
  player.lead = player.runs.find((run) => run.role === "main");
  player.named = [...player.runs, ...["own", "fog"].flatMap((role) => legend(role, data[role]))];
  dress(player);
  if (fresh) time.position = time.last;
  if (data.clock) {
    (tab.followers ??= new Set()).add(player.follow);
    time.position = Math.min(time.last, tab.times?.[data.clock] ?? time.last);
  }
  redraw(player, true);
  const asked = player.met || performance.now() - tab.pressed < PRESSED_MS;
  player.met = true;
  if (fresh && data.plays && asked && time.last && !time.calm.matches) {
    player.ahead = true;
    time.open();
  }
}

const legend = (role, what) => (what ? [{ role, name: what.name ?? what.word }] : []);

function redraw(player, again) {
  paint(player, again);
  if (!player.data) return;
  say(player);
  veil(player.data, (player.ahead &&= player.time.position < player.time.last));
  if (!player.data.clock) player.time.lead(player.data.key);
}

// ---- words ----

function dress(player) {
  const { root, data, time } = player, { labels } = data;
  root.style.setProperty("--height", data.height + "px");
  for (const name of ["panel", "fog", "clock"]) root.toggleAttribute("data-" + name, Boolean(data[name]));
  player.loss.hidden = !data.panel;
  root.dataset.steps = player.steps[time.last];
  player.map.setAttribute("aria-label", labels.map_description);
  player.loss.setAttribute("aria-label", labels.loss_description);
  player.legend.hidden = player.named.length < 2;
  player.legend.replaceChildren(...player.named.map((run) => entry(run, labels)));
  player.said = null;
}

function entry(run, labels) {
  const item = document.createElement("li"), swatch = document.createElement("canvas"), words = document.createElement("span");
  swatch.ariaHidden = "true";
  run.swatch = swatch;
  run.note = document.createElement("span");
  const name = run.role === "ghost" ? [labels.ghost, run.name].filter(Boolean).join(" · ") : run.name;
  words.append(name, " ", run.note);
  item.append(swatch, words);
  return item;
}

const minus = (value) => `${value}`.replace("-", "−");

function number(value, digits) {
  const form = { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: "min2" };
  const text = Math.abs(value) < 1e9 ? value.toLocaleString("en", form) : value.toExponential(1);
  return parseFloat(text) ? minus(text) : text.replace("-", "");
}

function reading(run, frame) {
  if (run.columns < 4) return {};
  const [x, y, value, loss, dx, dy] = Array.from({ length: run.columns }, (_, column) => at(run, frame, column));
  const ahead = run.columns < 6 ? {} : { dx: signed(dx), dy: signed(dy) };
  return { ...ahead, x: number(x, 2), y: number(y, 2), value: number(value, 1), loss: number(loss, loss < 0.1 ? 4 : 2) };
}

function signed(value) {
  const text = number(value, 2);
  return value > 0 && text !== "0.00" ? "+" + text : text;
}

const ended = (run, frame) => run.burnt && frame >= run.end;

// Says the state in words, once a step and not once a frame.
function say(player) {
  const { root, labels, lead, steps, time, said } = player, { frame, last } = time;
  root.dataset.playing = time.playing;
  if (frame !== said) {
    player.said = frame;
    // The run before may go on for longer: then the round that is told is the last of this one.
    const round = (place) => number(Math.floor(steps[Math.min(place, lead?.end ?? place)] / player.data.unit), 0);
    const when = { round: round(frame), rounds: round(last) };
    const text = fill(lead ? labels.now : labels.now_many, lead ? { ...when, ...reading(lead, frame) } : when);
    player.output.textContent = lead && ended(lead, frame) ? text + " · " + labels.burnt : text;
    root.dataset.step = steps[frame];
    for (const run of player.runs) {
      const value = run.role === "racer" ? fill(labels.value, reading(run, frame)) : "";
      run.note.textContent = [value, ended(run, frame) && run !== lead ? labels.burnt : ""].filter(Boolean).join(" · ");
    }
  }
  time.tell(player.output.textContent);
}

function announce(player) {
  const notes = player.lead ? [] : player.runs.map((run) => run.name + " " + run.note.textContent);
  player.spoken.textContent = [player.output.textContent, ...notes].join(" · ");
}
