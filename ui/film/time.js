// Time, for whatever is played: a place among frames, moved by a bar of buttons, by keys, or by itself. STYLE stands
// before this file when it is sent, and what is played behind it.
const tab = (window.seasonToTaste ??= {});  // shared with film.js: films follow a clock as they follow a slider
const CALM_MS = 350;  // between two jumps when the reader wants no motion
const CONTROLS = "a, button, input, select, textarea, [role], [contenteditable]";

// Frames a second: the usual, if a run of so many then takes four to eight seconds.
const pace = (last, usual) => Math.max(last / 8, Math.min(usual, last / 4));

class Time {
  position = 0;
  last = 0;
  playing = false;
  calm = matchMedia("(prefers-reduced-motion: reduce)");

  // bar: its parts; rate(): frames a second; show(): draws where it is; speak(): says it aloud. Playing by itself,
  // waits(now): it does not go on yet; halts(position): it stopped before that.
  constructor(bar, methods) {
    Object.assign(this, { bar, ...methods });
    const { play, back, forward, skip, scrub } = bar;
    play.onclick = () => this[this.playing ? "pause" : "play"]();
    back.onclick = () => this.stepTo(Math.ceil(this.position) - 1);
    forward.onclick = () => this.stepTo(this.frame + 1);
    skip.onclick = () => this.finish();
    scrub.oninput = () => {
      this.stop();
      this.move(+scrub.value);
    };
    addEventListener("keydown", this.press);
  }

  get frame() {
    return Math.floor(this.position);
  }

  // How many frames there are, and what the parts of the bar are called.
  has(last, labels) {
    Object.assign(this, { last, labels });
    this.bar.scrub.max = last;
    for (const part of ["back", "forward", "skip", "scrub", "speed"]) this.bar[part].setAttribute("aria-label", labels[part]);
  }

  // The bar as it is now; `told` is what is said of the frame.
  tell(told) {
    const { play, scrub } = this.bar;
    play.setAttribute("aria-label", this.labels[this.playing ? "pause" : "play"]);
    scrub.value = this.frame;
    scrub.setAttribute("aria-valuetext", told);
  }

  move(position) {
    this.bar.spoken.textContent = "";  // or it would still be said for whoever reads on
    this.position = Math.min(this.last, Math.max(0, position));
    this.show();
  }

  stepTo(frame) {
    this.stop();
    this.move(frame);
    this.speak();
  }

  play() {
    if (this.position >= this.last) this.position = 0;
    [this.playing, this.then] = [true, performance.now()];
    this.show();
    this.next();
  }

  // A run that was asked for plays by itself; until it has ended, `tab.opening` is its time.
  open() {
    tab.opening = this;
    this.play();
  }

  stop() {
    this.bar.spoken.textContent = "";
    cancelAnimationFrame(this.request);
    if (tab.opening === this) delete tab.opening;
    if (!this.playing) return;
    this.playing = false;
    this.show();
  }

  pause() {
    this.stop();
    this.speak();
  }

  finish() {
    const { play, skip } = this.bar, focused = skip.getRootNode().activeElement === skip;
    this.stepTo(this.last);
    if (focused) play.focus();  // the button that ended it is gone
  }

  // Escape ends what plays or rests on its way, and so does Space where it presses nothing.
  press = (event) => {
    const space = event.key === " " && !event.composedPath()[0].closest?.(CONTROLS);
    if (!(this.playing || tab.opening === this) || !(space || event.key === "Escape")) return;
    event.preventDefault();  // or the page would scroll
    this.finish();
  };

  next() {
    this.request = requestAnimationFrame((now) => this.tick(now));
  }

  tick(now) {
    const elapsed = Math.max(0, now - this.then), calm = this.calm.matches;
    if (this.waits?.(now)) this.then = now;
    else if (!calm || elapsed >= CALM_MS) {
      // A tab that slept goes on from where it was.
      const frames = (Math.min(elapsed, calm ? CALM_MS : 100) / 1000) * this.bar.speed.value * this.rate();
      const to = this.position + (calm ? Math.max(1, Math.round(frames)) : frames);
      if (this.halts?.(to)) return;
      this.then = now;
      this.move(to);
    }
    if (this.position >= this.last) this.pause();
    else this.next();
  }

  // Films of the page that follow this time are drawn at its frame, and players without a bar at its place.
  lead(key) {
    const times = (tab.times ??= {});
    for (const follow of tab.followers ?? []) follow(key, this.position);
    if (times[key] === this.frame) return;
    times[key] = this.frame;
    tab.hand?.redraw();
  }

  close(key) {
    this.playing = false;
    this.stop();
    removeEventListener("keydown", this.press);
    delete tab.times?.[key];
  }
}

// How a new run came out is not seen before its end (see the sheet of ui/document).
function veil({ tells, waits }, ahead) {
  if (!tells) return;
  document.querySelectorAll(`[class*=st-key-${tells}]`).forEach((part, place) => {
    part.inert = ahead;
    if (ahead) part.dataset.waits = place ? "" : waits;
    else delete part.dataset.waits;
  });
}

// The root of a component, with its style, and each of its parts by its class.
function dressed(parent) {
  const root = parent.querySelector(".player"), style = document.createElement("style");
  style.textContent = STYLE;
  root.before(style);
  root.hidden = false;
  return { root, ...Object.fromEntries([...root.querySelectorAll("[class]")].map((part) => [part.className, part])) };
}

const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
