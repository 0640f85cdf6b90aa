// Parts of pictures that can be pressed: whatever has data-press is told of, by the hand or by its keys.
export default function ({ setTriggerValue }) {
  const word = (event) => event.composedPath().find((node) => node.dataset?.press);
  const press = (event) => {
    const pressed = word(event);
    if (!pressed) return;
    event.preventDefault();
    setTriggerValue("pressed", pressed.dataset.press);
  };
  const key = (event) => (event.key === "Enter" || event.key === " ") && press(event);
  addEventListener("click", press);
  addEventListener("keydown", key);
  return () => {
    removeEventListener("click", press);
    removeEventListener("keydown", key);
  };
}
