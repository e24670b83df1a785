// What keys do: one table, which the help shows as well.

/**
 * @typedef {{keys: string[], label: string, group: string, run: () => void}} Binding
 */

/** Fields where keys write text. */
const WRITES = "input, textarea, select, [contenteditable]";

/**
 * Listen to keys for the whole page; dialogs keep theirs to themselves.
 * @param {Binding[]} bindings
 * @param {() => boolean} asleep while true nothing is done
 */
export function listen(bindings, asleep) {
  const byKey = new Map(bindings.flatMap((binding) => binding.keys.map((key) => [key, binding])));
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || asleep()) return;
    if (event.target.closest?.(WRITES) || document.querySelector("dialog[open]")) return;
    const pressed = event.target.closest?.("button, a[href], summary");
    if (pressed && (event.key === "Enter" || event.key === " ")) return;
    const binding = byKey.get(event.key);
    if (!binding) return;
    event.preventDefault();
    binding.run();
  });
}

const NAMES = {
  ArrowRight: "→", ArrowLeft: "←", ArrowDown: "↓", ArrowUp: "↑", PageDown: "Page down", PageUp: "Page up", Escape: "Esc", " ": "Space",
};

export function keyName(key) {
  return NAMES[key] ?? key;
}
