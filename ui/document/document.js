const MEMORY = "season-to-taste", MAIN = "[data-testid=stMain]", APP = "[data-testid=stApp]";
const SIDEBAR = "[data-testid=stSidebar][data-collapsed=false]", CLOSE = "[data-testid=stSidebarCollapseButton] button";
const DIALOG = "[data-testid=stDialog] [role=dialog]", BLOCK = "[data-testid=stVerticalBlock]";
const DROPZONE = "[data-testid=stFileUploaderDropzone][role=presentation]";
const FILES = "[data-testid=stFileUploader], [data-testid=stTooltipErrorContent]";
const ENGLISH = [
  [/^()Upload()$/, "upload"],
  [/^()Error:\s()$/, "nothing"],
  [/^()Add files()$/, "add"],
  [/^()Remove\s(.+)$/, "remove"],
  [/^([\d.]+)MB per file()$/, "limit"],
  [/^(?:Error:\s)?File must be\s([\d.]+?)(?:\.0)?MB or smaller\.()$/, "too_large"],
  [/^(?:Error:\s)?()\S*\s?files are not allowed\.()$/, "wrong_kind"],
];
const SLIDER = "[data-testid=stSlider] [data-rac]", PAST = 4;
const SOON = [0, 100, 300], PHONE = 768, PATIENCE = 1500, BLINK = 200, AGAIN = 1000;
const tab = (window.seasonToTaste ??= {});  // as long as the app is loaded, however often this module is

const safely = (what) => { try { return what(); } catch { return null; } };  // no storage in a private window, say

function arrive() {
  tab.touched = false;
  const top = () => tab.touched || document.querySelector(MAIN)?.scrollTo({ top: 0, behavior: "instant" });
  for (const wait of SOON) setTimeout(top, wait);  // what the last press had in focus is scrolled to late
  shut();
}

// A browser remembers that the drawer was open, and opens it again a little after a page is loaded. Whoever opens it now
// keeps it open.
function shut() {
  const begun = performance.now();
  const close = () => {
    if (innerWidth >= PHONE || tab.pressed > begun || !document.querySelector(SIDEBAR)) return;
    document.querySelector(CLOSE)?.click();
  };
  for (const wait of SOON) setTimeout(close, wait);
}

function listen() {
  if (tab.listening) return;
  tab.listening = true;
  for (const kind of ["wheel", "touchmove", "keydown"])
    addEventListener(kind, () => { tab.touched = true; }, { capture: true, passive: true });
  addEventListener("click", (event) => {  // a link leads elsewhere; a button may run what a player is to show
    const isPress = event.isTrusted && event.target.closest?.("button") && !event.target.closest("a");
    if (isPress) tab.pressed = performance.now();
  }, { capture: true, passive: true });
  safely(letSwipesPass);
  const app = document.querySelector(APP);
  if (!app) return;
  const look = () => {
    clearTimeout(tab.patience);
    const lost = app.dataset.testConnectionState !== "CONNECTED";
    if (lost) tab.patience = setTimeout(() => tell(true), PATIENCE);
    else tell(false);
  };
  new MutationObserver(look).observe(app, { attributeFilter: ["data-test-connection-state"] });
  new MutationObserver(() => {
    clearTimeout(tab.naming);
    tab.naming = setTimeout(() => safely(name), BLINK);
  }).observe(document.body, { childList: true, subtree: true });
}

// A slider moves where a finger comes down, and would keep the page from scrolling. So it hears of the finger once that
// has gone along it or has been lifted; a finger that goes up or down is the browser's (`touch-action` in sheet.css).
function letSwipesPass() {
  let down = null;
  const onSlider = ({ isTrusted, target }) => isTrusted && target.closest?.(SLIDER);
  const tell = (kind, { target, pointerId, isPrimary, clientX, clientY }) => {
    const said = { pointerId, isPrimary, pointerType: "touch", clientX, clientY, bubbles: true, cancelable: true };
    target.dispatchEvent(new PointerEvent(kind, said));
  };
  const take = () => { const event = down; down = null; tell("pointerdown", event); };
  const hear = (kind, what) => addEventListener(kind, what, { capture: true, passive: false });
  hear("touchstart", (event) => onSlider(event) && event.stopImmediatePropagation());
  hear("pointerdown", (event) => {
    if (event.pointerType !== "touch" || !onSlider(event)) return;
    event.stopImmediatePropagation();
    event.preventDefault();  // no press of a mouse after it
    if (event.isPrimary) down = event;
  });
  hear("pointermove", ({ pointerId, clientX, clientY }) => {
    const along = Math.abs(clientX - down?.clientX), across = Math.abs(clientY - down?.clientY);
    if (pointerId === down?.pointerId && along > Math.max(across, PAST)) take();
  });
  hear("pointerup", (event) => {
    if (event.pointerId !== down?.pointerId) return;
    take();
    tell("pointerup", event);  // who had heard of it before the slider was told
  });
  hear("pointercancel", () => { down = null; });
}

function name() {  // a place for files has a name and a stop for the keyboard, and calls itself mere decoration
  for (const zone of document.querySelectorAll(DROPZONE)) zone.setAttribute("role", "group");
  for (const place of document.querySelectorAll(FILES)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) translate(texts.currentNode, "nodeValue");
    for (const named of place.querySelectorAll("[aria-label]")) translate(named, "ariaLabel");
  }
}

// Streamlit's own words at a place for files, in the page's language; what they were is kept for another one.
function translate(node, where) {
  if (node[where] !== node.told) node.english = node[where];
  const [pattern, key] = ENGLISH.find(([pattern]) => pattern.test(node.english)) ?? [];
  if (!key) return;
  const [, size, what] = pattern.exec(node.english);
  node.told = (tab.files[key] ?? "").replace("{size}", size).replace("{what}", what);
  if (node[where] !== node.told) node[where] = node.told;
}

function tell(lost) {
  if (tab.notice) tab.notice.textContent = lost ? tab.waiting : "";
  clearInterval(tab.hushing);
  if (lost) tab.hushing = setInterval(() => safely(hush), BLINK);
}

function hush() {  // Streamlit's own box says the same in English, to whoever runs a server; ours have a block in them
  for (const box of document.querySelectorAll(DIALOG))
    if (!box.querySelector(BLOCK)) box.querySelector("button[aria-label=Close]")?.click();
}

function tellLeft() {  // what the hand did on the page before; again if nobody has counted it and nothing is being done
  clearTimeout(tab.telling);
  if (!tab.left) return;
  const { testScriptState, testConnectionState } = document.querySelector(APP)?.dataset ?? {};
  const idle = testScriptState === "notRunning" && testConnectionState === "CONNECTED";
  if (tab.toldLeft !== tab.left || idle) {
    tab.toldLeft = tab.left;
    tab.hand.told = performance.now();
    tab.tellLeft(tab.left);
  }
  tab.telling = setTimeout(tellLeft, AGAIN);
}

tab.remember = (memory) => safely(() => sessionStorage.setItem(MEMORY, memory));

export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.language;
  tab.notice = parentElement.querySelector(".notice");
  [tab.waiting, tab.files] = [data.labels.waiting, data.files];
  safely(name);
  safely(listen);
  if (tab.page !== data.page) safely(tab.page === undefined ? shut : arrive);
  // Loaded anew, or still there when its server came back: then what it knows is newer than the link it once followed.
  const again = tab.visit ? tab.visit !== data.visit : performance.getEntriesByType("navigation")[0]?.type !== "navigate";
  [tab.page, tab.visit] = [data.page, data.visit];
  if (tab.left && tab.left.ends.at(-1)[0] <= data.counted) delete tab.left;
  tab.tellLeft = (left) => setTriggerValue("left", left);
  tellLeft();
  if (data.asks && tab.asked !== data.visit) {  // a session that knows nothing yet: once it is given what this tab knows
    tab.asked = data.visit;
    const kept = safely(() => sessionStorage.getItem(MEMORY));
    tab.giving = Boolean(kept);  // of two messages in one breath one would be lost: films wait
    if (kept) return setTriggerValue("kept", { memory: kept, again });
  }
  tab.giving = false;
  tab.hand?.watch();  // films that have waited for the page to be all there
  tab.remember(data.memory);
}
