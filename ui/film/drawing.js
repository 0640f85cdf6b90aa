// A drawing that follows reruns alone; and what it has in common with films.
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);

function framed(component) {
  const frame = component.querySelector(".film"), root = frame.getRootNode();
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return frame;
}

const inflated = (bytes) =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));

async function draws({ data, parentElement }) {
  const frame = framed(parentElement);
  frame.asked = data;
  const drawn = await inflated(data).text();
  if (frame.asked !== data || frame.shown === drawn) return;  // what has not changed does not blink
  frame.innerHTML = frame.shown = drawn;
}

let bring;
tab.PROGRAM ??= Object.assign(new Promise((found) => (bring = found)), { bring });
tab.PROGRAM.bring({ film: follow, drawing: (given) => void draws(given) });
