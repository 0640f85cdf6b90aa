// A sheet of squares: drawn on by the hand, by a finger, by the arrow keys and Space; told as 64 bits.
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export default function ({ data, parentElement, setTriggerValue }) {
  const stage = parentElement.querySelector(".stage"), spoken = parentElement.querySelector(".spoken");
  const root = stage.getRootNode();
  const all = () => [...stage.querySelectorAll("[data-square]")];
  const square = (at) => stage.querySelector(`[data-square="${at}"]`);
  const inked = (each) => each.getAttribute("aria-selected") === "true";
  const ink = (each, full) => each.setAttribute("aria-selected", full);

  const tell = () => {
    const bits = all().sort((one, other) => one.dataset.square - other.dataset.square).map((each) => +inked(each));
    stage.shown = null;  // whatever the answer is, it is shown
    setTriggerValue("drawn", BigInt("0b" + bits.join("")).toString(16).padStart(16, "0"));
  };

  const focus = (each) => {
    for (const other of all()) other.setAttribute("tabindex", other === each ? 0 : -1);
    each.focus();
  };

  const show = () => {
    const { square: at, press } = root.activeElement?.dataset ?? {};
    stage.innerHTML = stage.shown = data;
    const said = stage.querySelector("[data-spoken]")?.dataset.spoken;
    if (stage.said !== undefined && stage.said !== said) spoken.textContent = said;
    stage.said = said;
    if (at !== undefined) focus(square(at));
    else if (press !== undefined) stage.querySelector(`[data-press="${press}"]`)?.focus();
  };

  const under = (event) => root.elementFromPoint(event.clientX, event.clientY)?.closest("[data-square]");

  stage.onpointerdown = (event) => {
    const each = event.target.closest("[data-square]");
    if (!each || event.button) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    stage.hand = { full: !inked(each) };
    ink(each, stage.hand.full);
    focus(each);
  };
  stage.onpointermove = (event) => {
    const each = stage.hand && under(event);
    if (each) ink(each, stage.hand.full);
  };
  stage.onpointerup = stage.onpointercancel = () => {
    if (!stage.hand) return;
    stage.hand = null;
    tell();
  };

  stage.onkeydown = (event) => {
    const each = event.target.closest("[data-square]"), step = STEPS[event.key];
    if (!each || event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) {
      const at = +each.dataset.square, row = (at >> 3) + step[0], column = (at & 7) + step[1];
      const next = column >= 0 && column < 8 && square(row * 8 + column);
      if (next && !next.classList.contains("off")) focus(next);
    } else if (event.key === " " || event.key === "Enter") {
      ink(each, !inked(each));
      tell();
    } else return;
    event.preventDefault();
  };

  stage.onclick = (event) => {
    const pressed = event.target.closest("[data-press]");
    if (pressed) setTriggerValue("pressed", +pressed.dataset.press);
  };

  if (!stage.hand && stage.shown !== data) show();  // what is being drawn is told at its end, and answered then
}
