// Short messages at the foot of the window, with what one can do about them; they leave by themselves.

import { h, icon, iconButton } from "./dom.js";

const STAYS = 6000;
let timer = 0;

/** @param {Array<Node | string>} content  @param {{sticky?: boolean}} [how] sticky: until it is closed */
export function toast(content, { sticky = false } = {}) {
  const box = document.getElementById("toast");
  box.replaceChildren(h("div", { class: "toast-content", role: "status" }, ...content), iconButton("close", "Close", hide));
  box.hidden = false;
  clearTimeout(timer);
  if (!sticky) timer = setTimeout(hide, STAYS);
}

export function hide() {
  clearTimeout(timer);
  document.getElementById("toast").hidden = true;
}

/** A button that puts `text` on the clipboard and says so by its icon. */
export function copyButton(text) {
  const button = iconButton("copy", `Copy ${text}`, async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.replaceChildren(icon("check", "Copied"));
    } catch {
      button.title = "The browser did not allow it";
    }
  });
  return button;
}
