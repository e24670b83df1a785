// Dialogs: keys and help, going to a number, what a rule is about, what was built. The browser holds the focus in them.

import { h, iconButton, prose } from "./dom.js";
import { keyName } from "./keys.js";

/** Open a dialog; it is gone from the page when it closes, and the focus is back where it was. */
export function openDialog(title, content, { wide = false } = {}) {
  document.querySelector("dialog[open]")?.close();
  const before = document.activeElement;
  const dialog = h(
    "dialog",
    { "aria-labelledby": "dialog-title", class: wide ? "wide" : "" },
    h("header", { class: "dialog-head" }, h("h2", { id: "dialog-title" }, title), iconButton("close", "Close", () => dialog.close())),
    h("div", { class: "dialog-body", tabindex: "0", role: "group", "aria-labelledby": "dialog-title" }, ...content),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus?.({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** @param {Array<import("./keys.js").Binding>} bindings */
export function helpDialog(bindings) {
  const groups = [...new Set(bindings.map((binding) => binding.group))];
  const table = (group) =>
    h(
      "section",
      {},
      h("h3", {}, group),
      h(
        "dl",
        { class: "keys" },
        ...bindings
          .filter((binding) => binding.group === group)
          .map((binding) => h("div", {}, h("dt", {}, ...binding.keys.map((key) => h("kbd", {}, keyName(key)))), h("dd", {}, binding.label))),
      ),
    );
  const pointer = h(
    "section",
    {},
    h("h3", {}, "Pointer"),
    h(
      "dl",
      { class: "keys" },
      h("div", {}, h("dt", {}, "Click"), h("dd", {}, "Open the source in the editor")),
      h("div", {}, h("dt", {}, "Shift + click"), h("dd", {}, "Only show it in the other document")),
    ),
  );
  return openDialog("Keyboard and help", [h("div", { class: "keys-columns" }, ...groups.map(table), pointer)], { wide: true });
}

/** Ask for a number and hand it on. */
export function goToDialog(word, count, go) {
  const input = h("input", { type: "number", min: "1", max: String(count), id: "go-to", inputmode: "numeric", required: true });
  const form = h(
    "form",
    {
      method: "dialog",
      class: "go-to",
      onsubmit: () => {
        const number = Number(input.value);
        if (number >= 1 && number <= count) go(number - 1);
      },
    },
    h("label", { for: "go-to" }, `${word} (1 to ${count})`),
    h("div", { class: "row" }, input, h("button", { class: "primary" }, "Go")),
  );
  const dialog = openDialog(`Go to ${word.toLowerCase()}`, [form]);
  input.focus();
  return dialog;
}

/** What a rule is about, as `deckbuilder explain` tells it. */
export async function explainDialog(code) {
  const command = h("p", {}, "On the command line: ", h("code", {}, `deckbuilder explain ${code}`));
  let text = "";
  try {
    const answer = await fetch(`explain/${encodeURIComponent(code)}`);
    if (answer.ok) text = await answer.text();
  } catch {
    text = "";
  }
  return openDialog(code, [text ? h("div", { class: "explanation" }, ...explanation(text)) : h("p", {}, "There is no page for this rule here."), command], { wide: true });
}

/** Paragraphs as wide as the dialog, and examples as they stand, of a text that is wrapped for terminals. */
function explanation(text) {
  const parts = [];
  for (const part of text.trimEnd().split(/\n{2,}/)) {
    if (!part.startsWith("    ")) parts.push(h("p", {}, ...prose(part.replace(/\s*\n/g, " "))));
    else if (parts.at(-1)?.localName === "pre") parts.at(-1).append(`\n\n${plain(part)}`);
    else parts.push(h("pre", {}, plain(part)));
  }
  return parts;
}

const plain = (example) => example.replace(/^ {4}/gm, "");

/** What `build` answered. */
export function builtDialog({ written, outputs = [], message, error, help }) {
  const said = message ?? error;
  const list = h(
    "ul",
    { class: "outputs" },
    ...outputs.map((one) => h("li", {}, h("span", { class: "place" }, one.path), h("span", { class: "output-size" }, size(one)))),
  );
  return openDialog(written ? "Written" : "Nothing was written", [said && h("p", {}, said), help && h("p", {}, help), outputs.length > 0 && list].filter(Boolean));
}

function size({ pages, bytes }) {
  const parts = [];
  if (pages) parts.push(`${pages} page${pages === 1 ? "" : "s"}`);
  if (bytes) parts.push(`${Math.max(1, Math.round(bytes / 1024)).toLocaleString("en")} kB`);
  return parts.join(", ");
}
