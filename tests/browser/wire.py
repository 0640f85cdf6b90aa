"""What a tab is asked in its own language: whether it has been answered, where the Tab key went, what axe finds."""

TAKING_OFF = 150
"""Milliseconds after a press within which its message leaves, if it sends one; a busy browser needs about 80."""

DRAWING = 40
"""Milliseconds that the browser has after the answer, so that it has begun to draw it."""

WIRE = """(() => {
    const wire = window.wire = { touched: 0, asked: 0, answered: 0 }, now = () => performance.now();
    for (const kind of ["keydown", "pointerup", "click", "popstate"])
        addEventListener(kind, () => { wire.touched = now(); }, true);
    const number = (bytes, place) => {
        let value = 0, shift = 0, byte;
        do { byte = bytes[place.at++]; value += (byte & 127) * 2 ** shift; shift += 7; } while (byte & 128);
        return value;
    };
    const field = (data, wanted) => {  // a field of a protobuf message: its number, or true if it is no number
        const bytes = new Uint8Array(data), place = { at: 0 };
        while (place.at < bytes.length) {
            const tag = number(bytes, place), value = [0, 2].includes(tag & 7) ? number(bytes, place) : 0;
            if (tag >>> 3 === wanted) return (tag & 7) === 0 ? value : true;
            place.at += { 0: 0, 1: 8, 2: value, 5: 4 }[tag & 7];
        }
    };
    const RERUN_SCRIPT = 11, SCRIPT_FINISHED = 6, EARLY_FOR_RERUN = 2;
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
        if (typeof data !== "string" && field(data, RERUN_SCRIPT)) wire.asked = now();
        if (!this.heard) this.addEventListener("message", ({ data }) => {
            const finished = typeof data === "string" ? undefined : field(data, SCRIPT_FINISHED);
            if (finished !== undefined && finished !== EARLY_FOR_RERUN) wire.answered = now();
        });
        this.heard = true;
        return send.call(this, data);
    };
})()"""
"""Notes when the reader last touched something, when the browser last asked the server, and when the last run ended."""

SETTLED = """([takingOff, drawing]) => {
    const app = document.querySelector("[data-testid=stApp]"), now = performance.now();
    const components = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")];
    const UNBORN = ".player[hidden], .film:empty";
    const { hand, note, left } = window.seasonToTaste ?? {};
    return wire.answered > wire.asked && now - wire.answered > drawing
        && !(note && note.visit === hand?.visit && (hand.moving || hand.ends.length))
        && (note?.lives || hand?.tries > 50 || !document.querySelector(".st-key-film_note"))
        && !left && wire.asked >= (hand?.told ?? 0) && (wire.asked >= wire.touched || now - wire.touched > takingOff)
        && app?.dataset.testScriptState === "notRunning" && app.dataset.testConnectionState === "CONNECTED"
        && window.seasonToTaste?.page && !components.some((one) => one.shadowRoot?.querySelector(UNBORN))
        && document.querySelector("h1") && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]");
}"""
"""Whether the last touch was answered, or asked for nothing, and everything is drawn; where films follow the hand, once
they live and the hand has rested."""


WHERE_IT_WENT = """control => {
    const root = control.getRootNode(), note = (event) => window.passed.set(event.composedPath()[0], window.tabs);
    if (!window.passed)
        addEventListener("keydown", (event) => { window.tabs += event.key === "Tab"; }, true);
    if (!root.noting)
        root.addEventListener("focusin", note, true);
    const passed = [...window.passed ?? []].filter(([place]) => control.contains(place)).map(([, tab]) => tab);
    const back = passed.length ? window.tabs - Math.max(...passed) : -1;
    window.passed = new Map();
    window.tabs = 0;
    root.noting = true;
    return control.contains(root.activeElement) ? 0 : back || -1;
}"""
"""How many presses of Tab ago the focus was at a control or in a row; -1 if it never was, since this was last asked."""

AXE = """() => {
    const still = document.createElement("style");
    const parts = ["stApp", "stAppViewContainer", "stMain"].map((part) => `[data-testid=${part}]`).join();
    still.textContent = "*, *::before, *::after { transition: none !important; animation: none !important }"
        + `.whole :is(${parts}, [data-testid=stAppViewContainer] > div)`
        + "{ position: static !important; overflow: visible !important; height: auto !important }";
    document.head.append(still);
}"""
"""While something is being redrawn its words are pale, so nothing moves while axe looks. And what has to be scrolled to
it takes for hidden, and asks nothing of its colours: so a page that is `whole` lies there in all its length.
"""

VIOLATIONS = """(part) => {
    const within = part && document.querySelector(part).closest("[data-testid=stVerticalBlock]");
    document.documentElement.classList.add("whole");
    return axe.run(within || document, { resultTypes: ["violations"] })
        .then((found) => found.violations).finally(() => document.documentElement.classList.remove("whole"));
}"""
"""What axe finds, on the page or in the block in which a part stands."""
