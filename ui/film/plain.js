export default function ({ data, parentElement }) {
  const frame = parentElement.querySelector(".film");
  if (frame.shown !== data) frame.innerHTML = frame.shown = data;  // what has not changed does not blink
}
