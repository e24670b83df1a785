// Search for words on the pages of both documents.

import { h } from "./dom.js";
import { openDialog } from "./dialogs.js";

const MOST = 50;

export class Search {
  /**
   * @param {Array<import("./pane.js").Pane>} panes
   * @param {import("./drawings.js").Drawings} drawings
   * @param {(pane: import("./pane.js").Pane, index: number) => void} go
   */
  constructor(panes, drawings, go) {
    Object.assign(this, { panes, drawings, go });
    /** @type {Map<string, string>} */
    this.words = new Map();
  }

  open() {
    const input = h("input", {
      type: "text", id: "search", inputmode: "search", role: "combobox", placeholder: "Words on slides and pages", autocomplete: "off",
      "aria-label": "Search", "aria-expanded": "false", "aria-controls": "search-results",
    });
    const results = h("ul", { class: "search-results", id: "search-results", role: "listbox", "aria-label": "Pages found" });
    const told = h("p", { class: "search-told", role: "status" });
    const dialog = openDialog("Search", [input, told, results]);
    let hits = [];
    let at = 0;
    const choose = (i) => {
      at = Math.max(0, Math.min(i, hits.length - 1));
      [...results.children].forEach((item, j) => item.setAttribute("aria-selected", String(j === at)));
      input.setAttribute("aria-activedescendant", hits.length ? `hit-${at}` : "");
      results.children[at]?.scrollIntoView({ block: "nearest" });
    };
    const take = (i) => {
      dialog.close();
      this.go(hits[i].pane, hits[i].frame.index);
    };
    input.addEventListener("input", () => {
      hits = this.find(input.value);
      results.replaceChildren(...hits.map((hit, i) => item(hit, i, () => take(i))));
      input.setAttribute("aria-expanded", String(hits.length > 0));
      told.textContent = input.value.trim() ? (hits.length ? `${hits.length}${hits.length === MOST ? " or more" : ""} found` : "Nothing found") : "";
      choose(0);
    });
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) choose(at + step);
      else if (event.key === "Enter" && hits.length) take(at);
      else return;
      event.preventDefault();
    });
    input.focus();
  }

  /** Pages that hold all of the text, in their order; the deck's first. */
  find(text) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const hits = [];
    for (const pane of this.panes) {
      for (const frame of pane.frames) {
        const words = this.of(frame);
        const at = fold(words).indexOf(wanted);
        if (at >= 0 && hits.length < MOST) hits.push({ pane, frame, words, at, length: wanted.length });
      }
    }
    return hits;
  }

  of(frame) {
    const { digest } = frame.page;
    if (!this.words.has(digest)) this.words.set(digest, this.drawings.words(digest));
    return this.words.get(digest);
  }
}

/** Without case; of the same length, so that places stay. */
function fold(text) {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

function item({ frame, words, at, length }, i, onclick) {
  const before = words.slice(Math.max(0, at - 40), at);
  return h(
    "li",
    { id: `hit-${i}`, role: "option", "aria-selected": "false", onclick },
    h("strong", {}, frame.name),
    h("span", {}, at > 40 ? "…" : "", before, h("mark", {}, words.slice(at, at + length)), words.slice(at + length, at + length + 60)),
  );
}
