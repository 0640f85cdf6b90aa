// The bar of a player alone: films of the page look up what they show at each of its frames. time.js stands before it.
const clocks = new WeakMap(), FRAMES_A_SECOND = 14, PATIENCE = 2000;

export default function ({ data: { ...data }, parentElement }) {  // a copy: each call has its own
  let clock = clocks.get(parentElement);
  if (!clock) clocks.set(parentElement, (clock = mount(parentElement)));
  update(clock, data);
  return () => {
    if (clock.data !== data) return;  // what came after it has been called already
    veil(clock.data, false);
    clock.time.close(clock.data.key);
    clocks.delete(parentElement);
  };
}

function mount(parent) {
  const clock = dressed(parent);
  clock.scrub.after(clock.round);
  clock.time = new Time(clock, {
    rate: () => pace(clock.time.last, FRAMES_A_SECOND),
    show: () => show(clock),
    speak: () => (clock.spoken.textContent = clock.round.textContent),
    waits: (now) => unseen(clock, now),
    halts: (position) => rest(clock, position),
  });
  return clock;
}

function update(clock, data) {
  const { time } = clock, last = data.rounds.length - 1, fresh = clock.data?.run !== data.run || time.last !== last;
  if (!data.tells) veil({ ...clock.data });  // no run settles a bet any more: its outcome waits for no end
  if (clock.data?.labels.now !== data.labels.now) clock.spoken.textContent = "";  // it is in another language
  clock.data = data;
  clock.root.dataset.steps = last;
  clock.root.style.display = last ? "" : "none";  // one frame cannot be played
  time.has(last, data.labels);
  if (!fresh) return show(clock);
  const played = (tab.played ??= new Set()), first = data.run && !played.has(data.run) && !time.calm.matches;
  played.add(data.run);
  time.stop();
  Object.assign(clock, { ahead: first, rests: first ? data.rests : 0, patience: performance.now() + PATIENCE });
  time.move(first ? 0 : last);
  if (first) time.open();
}

function show(clock) {
  const { data: { key, rounds, labels }, root, time } = clock, round = rounds[time.frame];
  clock.ahead &&= time.position < time.last;
  clock.round.textContent = fill(labels.now, { round, rounds: rounds[time.last] });
  time.tell(clock.round.textContent);
  root.dataset.step = round;
  root.dataset.playing = time.playing;
  veil(clock.data, clock.ahead);
  time.lead(key);
}

// A run that plays by itself waits a little for the films that show it.
function unseen({ ahead, time, patience, data: { key } }, now) {
  const films = [...(tab.hand?.films.values() ?? [])];
  return ahead && !time.position && now < patience && !films.some(({ axes, clocks }) => axes.some((axis, i) => clocks[i] && axis === key));
}

// A new run pauses once on its way; it is still on it.
function rest(clock, position) {
  const { time, rests, ahead } = clock;
  if (!ahead || time.position >= rests || position < rests) return false;
  time.stepTo(rests);
  clock.rests = 0;
  tab.opening = time;
  return true;
}
